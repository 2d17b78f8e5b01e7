package org.carrel.catalog.records.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Description;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Years;

/** A record with what it says and the fields that say it. */
@Schema(name = "Record")
public record RecordView(
        RecordSummaryView summary,

        @Schema(nullable = true, description = "What a bibliographic record says; null for other kinds.") @Nullable
        DescriptionView description,

        MarcView marc,

        @Schema(description = "Addresses of what belongs to the record.")
        Map<String, String> links) {

    /** What a record says. */
    @Schema(name = "Description")
    record DescriptionView(
            @Schema(nullable = true, description = "Title in its own script.") @Nullable
            String vernacularTitle,

            List<String> variantTitles,
            List<String> series,
            List<Description.Contributor> contributors,
            @Schema(nullable = true) @Nullable String publication,
            @Schema(nullable = true) @Nullable YearsView years,
            @Schema(nullable = true) @Nullable String edition,
            @Schema(nullable = true) @Nullable String extent,
            List<String> formats,

            @Schema(description = "MARC language codes.", examples = "[\"eng\"]")
            List<String> languages,

            List<String> subjects,
            List<String> genres,
            @Schema(nullable = true) @Nullable String summaryText,
            List<String> contents,
            List<String> notes,
            List<String> issns,
            List<String> lccns,
            List<String> oclcNumbers,
            List<Description.ClassMark> classMarks,
            List<Description.Link> electronic) {

        static DescriptionView of(Description from) {
            Years years = from.publication().years();
            return new DescriptionView(
                    from.titles().vernacular(),
                    from.titles().variants(),
                    from.titles().series(),
                    from.names().contributors(),
                    from.publication().statement(),
                    years == null ? null : YearsView.of(years),
                    from.publication().edition(),
                    from.publication().extent(),
                    from.coding().formats(),
                    from.coding().languages(),
                    from.content().subjects(),
                    from.content().genres(),
                    from.content().summary(),
                    from.content().contents(),
                    from.content().notes(),
                    from.identifiers().issns(),
                    from.identifiers().lccns(),
                    from.identifiers().oclcs(),
                    from.access().classMarks(),
                    from.access().links());
        }
    }

    /** When it was published. */
    @Schema(name = "Years")
    record YearsView(
            @Schema(description = "As coded; unknown digits as u.", examples = "19uu")
            String text,

            int from,
            int to) {

        static YearsView of(Years years) {
            return new YearsView(years.text(), years.from(), years.to());
        }
    }

    /** The parsed view of the octets, fields in the record's own order. */
    @Schema(name = "Marc")
    record MarcView(
            int version,
            String serialisation,

            @Schema(description = "MARC21 or UNIMARC: which format gives the fields their meaning.")
            Dialect dialect,

            String encoding,
            String sha256,
            String leader,
            List<FieldView> fields,

            @Schema(description = "What is irregular in the record.")
            List<MarcWarning> warnings) {

        static MarcView of(int version, RecordVersion.Original original, MarcRecord record) {
            return new MarcView(
                    version,
                    original.serialisation().name(),
                    original.dialect(),
                    original.encoding().name(),
                    original.sha256(),
                    record.leader(),
                    record.fields().stream().map(FieldView::of).toList(),
                    original.warnings());
        }
    }

    /** One field: a control field has a value, a data field indicators and subfields. */
    @Schema(name = "MarcField")
    public record FieldView(
            @Schema(examples = "245") String tag,
            @Schema(nullable = true) @Nullable String value,

            @Schema(nullable = true, examples = "10") @Nullable
            String indicators,

            @Schema(nullable = true) @Nullable List<SubfieldView> subfields) {

        public static FieldView of(MarcField field) {
            return switch (field) {
                case MarcField.Control control -> new FieldView(control.tag(), control.value(), null, null);
                case MarcField.Data data -> {
                    var subfields = new ArrayList<SubfieldView>();
                    data.subfields()
                            .forEach(subfield ->
                                    subfields.add(new SubfieldView(String.valueOf(subfield.code()), subfield.value())));
                    yield new FieldView(data.tag(), null, "" + data.first() + data.second(), subfields);
                }
            };
        }
    }

    /** One subfield. */
    @Schema(name = "MarcSubfield")
    public record SubfieldView(@Schema(examples = "a") String code, String value) {}

    static RecordView of(
            CatalogueRecord record,
            RecordVersion.Original original,
            MarcRecord marc,
            @Nullable Description description,
            String base) {
        var links = new LinkedHashMap<String, String>();
        String self = base + "records/" + record.id();
        links.put("self", self);
        links.put("marc", self + "/marc");
        links.put("items", self + "/items");
        links.put("versions", self + "/versions");
        return new RecordView(
                RecordSummaryView.of(record),
                description == null ? null : DescriptionView.of(description),
                MarcView.of(record.currentVersion(), original, marc),
                links);
    }
}
