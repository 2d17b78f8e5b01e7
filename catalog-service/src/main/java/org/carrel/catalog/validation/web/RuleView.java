package org.carrel.catalog.validation.web;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.validation.LocalRule;
import org.carrel.catalog.validation.Severity;

/** A rule of the library's own. */
@Schema(name = "ValidationRule")
record RuleView(
        UUID id,
        @Schema(description = "The number in the ETag.") long version,
        @Schema(examples = "summary-wanted") String name,
        RecordKind kind,
        Severity severity,
        @Schema(examples = "520") String tag,
        @Schema(nullable = true) @Nullable String subfield,
        RuleBody.Check check,
        @Schema(nullable = true) @Nullable String pattern,
        String explanation) {

    /** All rules. */
    @Schema(name = "ValidationRules")
    record ListView(List<RuleView> items) {}

    static RuleView of(LocalRule rule) {
        LocalRule.Statement statement = rule.statement();
        Character code = statement.place().subfield();
        return new RuleView(
                rule.id(),
                rule.version(),
                statement.name(),
                statement.kind(),
                statement.severity(),
                statement.place().tag(),
                code == null ? null : code.toString(),
                switch (statement.check()) {
                    case LocalRule.Check.Required _ -> RuleBody.Check.REQUIRED;
                    case LocalRule.Check.Forbidden _ -> RuleBody.Check.FORBIDDEN;
                    case LocalRule.Check.Matches _ -> RuleBody.Check.MATCHES;
                },
                statement.check() instanceof LocalRule.Check.Matches matches
                        ? matches.pattern().pattern()
                        : null,
                statement.explanation());
    }
}
