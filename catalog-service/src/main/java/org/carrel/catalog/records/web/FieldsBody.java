package org.carrel.catalog.records.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** What the fields of a record shall be, in the shape in which they are read. */
@Schema(name = "RecordEdit")
public record FieldsBody(
        @NotNull
        @Schema(
                description = "24 characters; lengths and encoding are computed, whatever stands there.",
                examples = "00000nam a2200000 i 4500")
        String leader,

        @NotEmpty
        @Size(max = 5_000)
        @Valid
        @Schema(description = "All fields, in the order in which the record shall have them.")
        List<@NotNull FieldBody> fields,

        @Schema(description = "Whether readings of characters that are marked as doubtful were checked.")
        boolean readingAccepted,

        @Size(max = RecordResource.REASON)
        @Schema(nullable = true, examples = "Corrected the title after the second edition arrived")
        @Nullable
        String reason) {

    private static final Pattern LEADER = Pattern.compile("[ -~]{24}");
    private static final Pattern TAG = Pattern.compile("[0-9A-Za-z]{3}");
    private static final Pattern INDICATORS = Pattern.compile("[ -~]{2}");
    private static final Pattern CODE = Pattern.compile("[!-~]");

    /** Control characters, some of which are the structure of a record, what is no character, and halves of others. */
    private static final Pattern UNSAYABLE = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    /** One field: a control field has a value, a data field indicators and subfields. */
    @Schema(name = "RecordEditField")
    public record FieldBody(
            @NotNull @Schema(examples = "245") String tag,
            @Schema(nullable = true) @Nullable String value,

            @Schema(nullable = true, examples = "10") @Nullable
            String indicators,

            @Valid @Schema(nullable = true) @Nullable List<@NotNull SubfieldBody> subfields) {}

    /** One subfield. */
    @Schema(name = "RecordEditSubfield")
    public record SubfieldBody(
            @NotNull @Schema(examples = "a") String code,
            @NotNull String value) {}

    /** The record that is wanted; a 400 that names everything in it that cannot be said in MARC. */
    public MarcRecord record() {
        var errors = new ArrayList<Problem.FieldError>();
        if (!LEADER.matcher(leader).matches()) {
            errors.add(new Problem.FieldError("leader", "leader", "must be 24 printable ASCII characters"));
        }
        var wanted = new ArrayList<MarcField>();
        for (int index = 0; index < fields.size(); index++) {
            check(fields.get(index), "fields[" + index + "]", errors);
            if (errors.isEmpty()) {
                wanted.add(field(fields.get(index)));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new MarcRecord(leader, wanted);
    }

    private static void check(FieldBody field, String path, List<Problem.FieldError> errors) {
        if (!TAG.matcher(field.tag()).matches()) {
            errors.add(new Problem.FieldError(path + ".tag", "tag", "must be three letters or digits"));
        }
        if (field.tag().startsWith("00")) {
            if (field.value() == null || field.indicators() != null || field.subfields() != null) {
                errors.add(new Problem.FieldError(
                        path, "control-field", "a field 00X has a value, no indicators and no subfields"));
            } else {
                checkText(field.value(), path + ".value", errors);
            }
            return;
        }
        List<SubfieldBody> subfields = field.subfields();
        if (field.value() != null || subfields == null || subfields.isEmpty()) {
            errors.add(new Problem.FieldError(path, "data-field", "a data field has subfields and no value"));
            return;
        }
        if (field.indicators() == null
                || !INDICATORS.matcher(field.indicators()).matches()) {
            errors.add(new Problem.FieldError(
                    path + ".indicators", "indicators", "must be two printable ASCII characters"));
        }
        for (int index = 0; index < subfields.size(); index++) {
            String at = path + ".subfields[" + index + "]";
            if (!CODE.matcher(subfields.get(index).code()).matches()) {
                errors.add(new Problem.FieldError(at + ".code", "code", "must be one printable ASCII character"));
            }
            checkText(subfields.get(index).value(), at + ".value", errors);
        }
    }

    private static void checkText(String text, String path, List<Problem.FieldError> errors) {
        if (UNSAYABLE.matcher(text).find()) {
            errors.add(new Problem.FieldError(
                    path, "characters", "holds characters that MARC uses for its own structure, or half a character"));
        }
    }

    private static MarcField field(FieldBody field) {
        if (field.value() != null) {
            return new MarcField.Control(field.tag(), field.value());
        }
        String indicators = field.indicators() == null ? "  " : field.indicators();
        List<SubfieldBody> subfields = field.subfields() == null ? List.of() : field.subfields();
        return new MarcField.Data(
                field.tag(),
                indicators.charAt(0),
                indicators.charAt(1),
                subfields.stream()
                        .map(subfield -> new Subfield(subfield.code().charAt(0), subfield.value()))
                        .toList());
    }
}
