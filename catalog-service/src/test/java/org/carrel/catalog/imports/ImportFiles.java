package org.carrel.catalog.imports;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.librarian;
import static org.carrel.catalog.CatalogueApi.writing;

/** Files of small records, and how they are sent and looked into. */
final class ImportFiles {

    private ImportFiles() {}

    private static CatalogueApi.@Nullable Library library;

    static synchronized CatalogueApi.Library places() {
        if (library == null) {
            library = CatalogueApi.library();
        }
        return library;
    }

    /** A book as a list of fields: {@code 020 $a 978...}. */
    static byte[] book(String number, String... fields) {
        return written("00000nam a2200000 a 4500", number, "840507s1997    xx            00010 eng d", fields);
    }

    static byte[] ebook(String number, String... fields) {
        return written("00000nam a2200000 a 4500", number, "840507s1997    xx      o     00010 eng d", fields);
    }

    static byte[] written(String leader, String number, String fixed, String... fields) {
        var all = new ArrayList<MarcField>();
        all.add(new MarcField.Control("001", number));
        all.add(new MarcField.Control("008", fixed));
        for (String field : fields) {
            var subfields = new ArrayList<Subfield>();
            for (String part : field.substring(5).split(" \\$", -1)) {
                subfields.add(new Subfield(part.charAt(0), part.substring(2)));
            }
            all.add(new MarcField.Data(field.substring(0, 3), ' ', ' ', subfields));
        }
        return Iso2709.write(new MarcRecord(leader, all)).toArray();
    }

    static byte[] file(byte[]... records) {
        var file = new ByteArrayOutputStream();
        for (byte[] record : records) {
            file.writeBytes(record);
        }
        return file.toByteArray();
    }

    static RequestSpecification sending(byte[] file, Map<String, ?> options) {
        return librarian().contentType("application/marc").queryParams(options).body(file);
    }

    static UUID started(byte[] file, Map<String, ?> options) {
        return sending(file, options)
                .post(BASE + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
    }

    static void rule(String kind, String code, Object definition) {
        int status = writing(Map.of("name", code, "definition", definition))
                .put(BASE + "/" + kind + "/" + code)
                .statusCode();
        assertThat(status).isIn(201, 428);
    }

    static void koha() {
        var parts = new HashMap<String, Object>();
        parts.put("BARCODE", Map.of("subfields", "p"));
        parts.put("CALL_NUMBER", Map.of("subfields", "o"));
        parts.put("LOCATION", Map.of("subfields", "c", "codes", Map.of("STK", "MAIN-STACKS")));
        parts.put("LOAN_TYPE", Map.of("otherwise", "normal"));
        parts.put("MATERIAL_TYPE", Map.of("subfields", "y", "codes", Map.of("BK", "book"), "otherwise", "book"));
        parts.put("PRICE", Map.of("subfields", "g"));
        rule("item-mappings", "koha", Map.of("tag", "952", "parts", parts, "currency", "DKK"));
    }

    static List<String> recordIds(UUID importId) {
        return librarian()
                .queryParam("limit", 200)
                .get(BASE + "/imports/" + importId + "/records")
                .jsonPath()
                .getList("items.recordId", String.class);
    }

    static byte[] octets(String recordId) {
        return librarian().get(BASE + "/records/" + recordId + "/marc").asByteArray();
    }

    static ValidatableResponse get(String path) {
        return librarian().get(BASE + path).then();
    }
}
