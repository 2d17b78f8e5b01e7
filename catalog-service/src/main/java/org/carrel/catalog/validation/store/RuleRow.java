package org.carrel.catalog.validation.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.validation.LocalRule;
import org.carrel.catalog.validation.Severity;

/** A row of {@code validation_rule}. */
@Entity
@Table(name = "validation_rule")
class RuleRow {

    /** What is asked, as the column has it. */
    enum Checks {
        REQUIRED,
        FORBIDDEN,
        MATCHES
    }

    @Id
    UUID id;

    @Version
    long version = 1;

    @Column
    String name;

    @Column
    @Enumerated(EnumType.STRING)
    RecordKind kind;

    @Column
    @Enumerated(EnumType.STRING)
    Severity severity;

    @Column
    String tag;

    @Column
    @Nullable
    String subfield;

    @Column
    @Enumerated(EnumType.STRING)
    Checks checks;

    @Column
    @Nullable
    String pattern;

    @Column
    String explanation;

    /** For Hibernate, which fills every column before anyone looks. */
    RuleRow() {}

    RuleRow(LocalRule rule) {
        id = rule.id();
        state(rule.statement());
    }

    final void state(LocalRule.Statement statement) {
        Character code = statement.place().subfield();
        name = statement.name();
        kind = statement.kind();
        severity = statement.severity();
        tag = statement.place().tag();
        subfield = code == null ? null : code.toString();
        checks = switch (statement.check()) {
            case LocalRule.Check.Required _ -> Checks.REQUIRED;
            case LocalRule.Check.Forbidden _ -> Checks.FORBIDDEN;
            case LocalRule.Check.Matches _ -> Checks.MATCHES;
        };
        pattern = statement.check() instanceof LocalRule.Check.Matches matches
                ? matches.pattern().pattern()
                : null;
        explanation = statement.explanation();
    }

    LocalRule rule() {
        LocalRule.Check check =
                switch (checks) {
                    case REQUIRED -> new LocalRule.Check.Required();
                    case FORBIDDEN -> new LocalRule.Check.Forbidden();
                    case MATCHES -> LocalRule.Check.Matches.of(String.valueOf(pattern));
                };
        var place = new LocalRule.Place(tag, subfield == null ? null : subfield.charAt(0));
        return new LocalRule(id, version, new LocalRule.Statement(name, kind, severity, place, check, explanation));
    }
}
