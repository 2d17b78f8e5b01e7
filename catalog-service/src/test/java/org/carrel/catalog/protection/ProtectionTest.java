package org.carrel.catalog.protection;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.protection.ProtectionRule.Scope;

import static org.assertj.core.api.Assertions.assertThat;

class ProtectionTest {

    private static final ProtectionRule LOCAL = rule(new Scope.Fields("59X", null, null));
    private static final ProtectionRule LINK = rule(new Scope.Fields("856", 'u', "union"));
    private static final ProtectionRule UNION = rule(new Scope.WholeRecord("union"));

    private static ProtectionRule rule(Scope scope) {
        return new ProtectionRule(new UUID(0, scope.hashCode()), 1, scope, "It is ours.");
    }

    private static MarcField field(String tag, String link, @Nullable String label) {
        var address = new Subfield(tag.equals("856") ? 'u' : 'a', link);
        return new MarcField.Data(
                tag, ' ', ' ', label == null ? List.of(address) : List.of(address, new Subfield('z', label)));
    }

    private static MarcRecord record(MarcField... fields) {
        return new MarcRecord("00000nam a2200000 a 4500", List.of(fields));
    }

    private static List<ProtectionRule> touched(MarcRecord before, MarcRecord after, String source) {
        return Protection.touched(before, after, source, List.of(LOCAL, LINK, UNION));
    }

    @Test
    void a_protected_field_is_touched_by_change_removal_addition_and_another_order() {
        MarcField one = field("590", "one", null);
        MarcField two = field("591", "two", null);
        MarcField title = field("245", "title", null);
        MarcRecord before = record(title, one, two);
        assertThat(touched(before, record(field("245", "other", null), one, two), "local"))
                .isEmpty();
        assertThat(touched(before, record(one, title, two), "local")).isEmpty();
        for (MarcRecord after : List.of(
                record(title, one),
                record(title, two, one),
                record(title, one, two, two),
                record(title, one, field("591", "three", null)))) {
            assertThat(touched(before, after, "local")).containsExactly(LOCAL);
        }
    }

    @Test
    void a_protected_subfield_leaves_the_rest_of_the_field_free() {
        MarcRecord before = record(field("856", "https://a.example", "Text"));
        List<ProtectionRule> link = List.of(LINK);
        assertThat(Protection.touched(before, record(field("856", "https://a.example", "Label")), "union", link))
                .isEmpty();
        assertThat(Protection.touched(before, record(field("856", "https://b.example", "Text")), "union", link))
                .containsExactly(LINK);
        assertThat(Protection.touched(before, record(field("856", "https://b.example", "Text")), "local", link))
                .isEmpty();
    }

    @Test
    void a_source_keeps_its_records_to_itself() {
        MarcRecord before = record(field("245", "title", null));
        assertThat(touched(before, before, "union")).isEmpty();
        assertThat(touched(before, record(field("245", "other", null)), "union"))
                .containsExactly(UNION);
        assertThat(Protection.lockingSource("union", List.of(LOCAL, LINK, UNION)))
                .containsExactly(UNION);
        assertThat(Protection.lockingSource("local", List.of(LOCAL, LINK, UNION)))
                .isEmpty();
    }
}
