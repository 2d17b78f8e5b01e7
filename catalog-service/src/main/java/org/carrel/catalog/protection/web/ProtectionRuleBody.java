package org.carrel.catalog.protection.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.protection.ProtectionRule.Scope;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** A protection rule, as JSON. */
@Schema(name = "ProtectionRuleBody")
record ProtectionRuleBody(
        @Pattern(regexp = "[0-9A-Za-z]{3}", message = "must be three letters or digits, X for any")
        @Schema(
                nullable = true,
                description = "The fields that are protected, an X for any character; without it, records of the "
                        + "source as a whole.",
                examples = "59X")
        @Nullable
        String tag,

        @Pattern(regexp = "[!-~]", message = "must be one printable ASCII character")
        @Schema(nullable = true, description = "Only this subfield of them.", examples = "u")
        @Nullable
        String subfield,

        @Pattern(
                regexp = "[a-z0-9][a-z0-9._-]{0,39}",
                message = "must be 1 to 40 lower-case letters, digits, dots, hyphens or underscores")
        @Schema(nullable = true, description = "Only in records of this source.", examples = "union-catalogue")
        @Nullable
        String source,

        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "What to tell whoever runs into it.",
                examples = "The union catalogue keeps these records; correct them there.")
        String reason) {

    Scope scope() {
        if (tag != null) {
            return new Scope.Fields(tag, subfield == null ? null : subfield.charAt(0), source);
        }
        if (source == null || subfield != null) {
            throw new ProblemException(Problem.invalid(
                    "tag", "nothing-protected", "a rule protects fields with a tag, or all records of a source"));
        }
        return new Scope.WholeRecord(source);
    }
}
