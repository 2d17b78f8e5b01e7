package org.carrel.catalog.protection;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.Difference;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.protection.ProtectionRule.Scope;

/** Says which protected things a change of a record would touch: what they say, how many there are, their order. */
public final class Protection {

    private Protection() {}

    /** The rules that stand in the way of making one record of another. */
    public static List<ProtectionRule> touched(
            MarcRecord before, MarcRecord after, String source, List<ProtectionRule> rules) {
        return rules.stream()
                .filter(rule -> rule.scope().source() == null
                        || source.equals(rule.scope().source()))
                .filter(rule -> switch (rule.scope()) {
                    case Scope.WholeRecord _ ->
                        !Difference.between(before, after).none();
                    case Scope.Fields fields -> !kept(before, fields).equals(kept(after, fields));
                })
                .toList();
    }

    /** Whether all records of a source are protected as a whole; if so, by which rule. */
    public static List<ProtectionRule> lockingSource(String source, List<ProtectionRule> rules) {
        return rules.stream()
                .filter(rule -> rule.scope() instanceof Scope.WholeRecord(String locked) && locked.equals(source))
                .toList();
    }

    private static List<Object> kept(MarcRecord record, Scope.Fields scope) {
        return record.fields().stream()
                .filter(field -> field.tag().length() == 3 && scope.covers(field.tag()))
                .flatMap(field -> kept(field, scope.subfield()))
                .toList();
    }

    private static Stream<Object> kept(MarcField field, @Nullable Character code) {
        return code == null
                ? Stream.of(field)
                : field instanceof MarcField.Data data
                        ? data.subfields().stream()
                                .filter(subfield -> subfield.code() == code)
                                .map(Object.class::cast)
                        : Stream.of();
    }
}
