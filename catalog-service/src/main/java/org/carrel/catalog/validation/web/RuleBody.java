package org.carrel.catalog.validation.web;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.validation.LocalRule;
import org.carrel.catalog.validation.Severity;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** A rule of the library's own, as JSON. */
@Schema(name = "ValidationRuleBody")
record RuleBody(
        @NotNull
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}", message = "must be 1 to 60 lower-case letters, digits or hyphens")
        @Schema(examples = "summary-wanted")
        String name,

        @Schema(description = "Which records it is for; BIBLIOGRAPHIC if left out.", nullable = true) @Nullable
        RecordKind kind,

        @NotNull Severity severity,

        @NotNull
        @Pattern(regexp = "LDR|[0-9A-Za-z]{3}", message = "must be three letters or digits, X for any, or LDR")
        @Schema(description = "An X stands for any character; LDR is the leader.", examples = "6XX")
        String tag,

        @Pattern(regexp = "[!-~]", message = "must be one printable ASCII character")
        @Schema(nullable = true, description = "Without it, the rule is about the whole field.", examples = "a")
        @Nullable
        String subfield,

        @NotNull @Schema(description = "What is asked of it.")
        Check check,

        @Size(max = 500)
        @Schema(
                nullable = true,
                description = "For MATCHES: a Java regular expression that the whole text has to match.",
                examples = "[A-Z].*")
        @Nullable
        String pattern,

        @NotBlank
        @Size(max = 500)
        @Schema(description = "What to tell a cataloguer.", examples = "New books get a summary in field 520.")
        String explanation) {

    /** What is asked. */
    @Schema(name = "ValidationCheck")
    enum Check {
        REQUIRED,
        FORBIDDEN,
        MATCHES
    }

    LocalRule.Statement statement() {
        return new LocalRule.Statement(
                name,
                kind == null ? RecordKind.BIBLIOGRAPHIC : kind,
                severity,
                new LocalRule.Place(tag, subfield == null ? null : subfield.charAt(0)),
                asked(),
                explanation);
    }

    private LocalRule.Check asked() {
        var errors = new ArrayList<Problem.FieldError>();
        if (check != Check.MATCHES && pattern != null) {
            errors.add(new Problem.FieldError("pattern", "pattern-unused", "only MATCHES has a pattern"));
        }
        if (check == Check.MATCHES && pattern == null) {
            errors.add(new Problem.FieldError("pattern", "pattern-missing", "MATCHES needs a pattern"));
        }
        if (check == Check.REQUIRED && tag.equals("LDR")) {
            errors.add(new Problem.FieldError("tag", "leader", "every record has a leader"));
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return switch (check) {
            case REQUIRED -> new LocalRule.Check.Required();
            case FORBIDDEN -> new LocalRule.Check.Forbidden();
            case MATCHES -> matches(String.valueOf(pattern));
        };
    }

    private static LocalRule.Check matches(String pattern) {
        try {
            return LocalRule.Check.Matches.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new ProblemException(Problem.invalid(
                    "pattern", "pattern-malformed", e.getDescription().toLowerCase(Locale.ROOT)));
        }
    }
}
