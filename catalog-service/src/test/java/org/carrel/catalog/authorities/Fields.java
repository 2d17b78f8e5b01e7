package org.carrel.catalog.authorities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

/** Fields and records, written short: tag and indicators, then subfields each behind a dollar. */
final class Fields {

    private Fields() {}

    static MarcField.Data field(String text) {
        var subfields = new ArrayList<Subfield>();
        Arrays.stream(text.substring(5).split("\\$", -1))
                .filter(part -> !part.isEmpty())
                .forEach(part -> subfields.add(new Subfield(part.charAt(0), part.substring(1))));
        return new MarcField.Data(text.substring(0, 3), text.charAt(3), text.charAt(4), subfields);
    }

    static String text(MarcField.Data field) {
        return field.tag()
                + field.first()
                + field.second()
                + field.subfields().stream()
                        .map(subfield -> "$" + subfield.code() + subfield.value())
                        .collect(Collectors.joining());
    }

    static MarcRecord authority(String number, char thesaurus, String... fields) {
        var all = new ArrayList<MarcField>(List.of(
                new MarcField.Control("001", number),
                new MarcField.Control("003", "XX"),
                new MarcField.Control("008", "021205n| a" + 'c' + thesaurus + "nnaabn          |n anc     d")));
        Arrays.stream(fields).map(Fields::field).forEach(all::add);
        return new MarcRecord("00000nz  a2200000n  4500", all);
    }

    static MarcRecord book(String number, String... fields) {
        var all = new ArrayList<MarcField>(List.of(
                new MarcField.Control("001", number),
                new MarcField.Control("008", "840507s1997    xx            00010 eng d")));
        Arrays.stream(fields).map(Fields::field).forEach(all::add);
        return new MarcRecord("00000nam a2200000 a 4500", all);
    }

    static byte[] octets(MarcRecord record) {
        return Iso2709.write(record).toArray();
    }
}
