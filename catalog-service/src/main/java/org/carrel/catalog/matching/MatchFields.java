package org.carrel.catalog.matching;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.TitleKey;

/** What records say in the fields that match sets look at. */
public final class MatchFields {

    private static final int LONGEST = 200;

    private MatchFields() {}

    /**
     * What stands in a subfield.
     *
     * @param field tag and code, such as {@code 024a}
     * @param value what stands there, normalised
     */
    public record Key(String field, String value) {}

    /** The name of a field point. */
    public static String name(MatchPoint point) {
        return point.tag() + point.subfield();
    }

    /** What a record says in these fields. */
    public static Set<Key> of(MarcRecord record, Collection<String> fields) {
        var keys = new LinkedHashSet<Key>();
        for (String field : fields) {
            for (MarcField.Data data : record.data(field.substring(0, 3))) {
                data.all(field.substring(3)).stream()
                        .map(TitleKey::normalised)
                        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                        .forEach(value -> keys.add(new Key(field, value)));
            }
        }
        return keys;
    }
}
