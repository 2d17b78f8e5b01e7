package org.carrel.events;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The comparison that guards the contracts, tried on changes that somebody might really make. */
class CompatibilityTest {

    enum Colour {
        RED,
        GREEN
    }

    enum FewerColours {
        RED
    }

    enum MoreColours {
        RED,
        GREEN,
        BLUE
    }

    record Part(String code) {}

    record PartWithAmount(String code, long amount) {}

    record Shelved(
            UUID id, long version, String branch, @Nullable String note, Colour colour, List<Part> parts) {}

    record SameAgain(
            UUID id, long version, String branch, @Nullable String note, Colour colour, List<Part> parts) {}

    record WithOptional(
            UUID id,
            long version,
            String branch,
            @Nullable String note,
            Colour colour,
            List<Part> parts,
            @Nullable String shelf) {}

    record WithMoreColours(
            UUID id, long version, String branch, @Nullable String note, MoreColours colour, List<Part> parts) {}

    record WithoutBranch(UUID id, long version, @Nullable String note, Colour colour, List<Part> parts) {}

    record WithoutNote(UUID id, long version, String branch, Colour colour, List<Part> parts) {}

    record Renamed(
            UUID id, long version, String library, @Nullable String note, Colour colour, List<Part> parts) {}

    record Retyped(
            UUID id, long version, UUID branch, @Nullable String note, Colour colour, List<Part> parts) {}

    record TextVersion(
            UUID id,
            String version,
            String branch,
            @Nullable String note,
            Colour colour,
            List<Part> parts) {}

    record SmallVersion(
            UUID id, int version, String branch, @Nullable String note, Colour colour, List<Part> parts) {}

    record NoteRequired(UUID id, long version, String branch, String note, Colour colour, List<Part> parts) {}

    record BranchOptional(
            UUID id,
            long version,
            @Nullable String branch,
            @Nullable String note,
            Colour colour,
            List<Part> parts) {}

    record WithFewerColours(
            UUID id, long version, String branch, @Nullable String note, FewerColours colour, List<Part> parts) {}

    record FreeColour(
            UUID id, long version, String branch, @Nullable String note, String colour, List<Part> parts) {}

    record WithRequired(
            UUID id,
            long version,
            String branch,
            @Nullable String note,
            Colour colour,
            List<Part> parts,
            String shelf) {}

    record DeepRequired(
            UUID id, long version, String branch, @Nullable String note, Colour colour, List<PartWithAmount> parts) {}

    record SinglePart(
            UUID id, long version, String branch, @Nullable String note, Colour colour, Part parts) {}

    record Tagged(Set<String> tags) {}

    record TaggedTwice(List<String> tags) {}

    private static List<String> from(Class<?> before, Class<?> after) {
        return Compatibility.breaks(EventSchemas.generate(before), EventSchemas.generate(after));
    }

    private static List<String> changedTo(Class<?> after) {
        return from(Shelved.class, after);
    }

    @Test
    void the_same_components_break_nobody() {
        assertThat(changedTo(SameAgain.class)).isEmpty();
    }

    @Test
    void a_new_component_that_may_be_missing_breaks_nobody() {
        assertThat(changedTo(WithOptional.class)).isEmpty();
    }

    @Test
    void a_further_value_of_an_enumeration_breaks_nobody() {
        assertThat(changedTo(WithMoreColours.class)).isEmpty();
    }

    @Test
    void a_removed_component_breaks_consumers() {
        assertThat(changedTo(WithoutBranch.class)).containsExactly("branch: removed or renamed");
        assertThat(changedTo(WithoutNote.class)).containsExactly("note: removed or renamed");
    }

    @Test
    void a_renamed_component_breaks_both_ways() {
        assertThat(changedTo(Renamed.class))
                .containsExactlyInAnyOrder(
                        "branch: removed or renamed", "library: is new and required, and older events lack it");
    }

    @Test
    void another_type_breaks_consumers() {
        assertThat(changedTo(TextVersion.class)).contains("version: type changed from [integer] to [string]");
        assertThat(changedTo(SinglePart.class)).contains("parts: type changed from [array] to [object]");
    }

    @Test
    void another_format_breaks_consumers() {
        assertThat(changedTo(Retyped.class)).singleElement().asString().startsWith("branch: format changed");
        assertThat(changedTo(SmallVersion.class)).singleElement().asString().startsWith("version: format changed");
    }

    @Test
    void a_component_that_becomes_required_breaks_the_reading_of_older_events() {
        assertThat(changedTo(NoteRequired.class)).containsExactly("note: is now required, and older events lack it");
    }

    @Test
    void a_component_that_becomes_optional_breaks_consumers_that_rely_on_it() {
        assertThat(changedTo(BranchOptional.class))
                .containsExactly("branch: may now be missing, which consumers do not expect");
    }

    @Test
    void a_value_removed_from_an_enumeration_breaks_the_reading_of_older_events() {
        assertThat(changedTo(WithFewerColours.class)).containsExactly("colour: value GREEN removed");
        assertThat(changedTo(FreeColour.class)).containsExactly("colour: is no longer an enumeration");
    }

    @Test
    void a_new_component_that_is_required_breaks_the_reading_of_older_events() {
        assertThat(changedTo(WithRequired.class))
                .containsExactly("shelf: is new and required, and older events lack it");
    }

    @Test
    void what_is_nested_in_a_list_is_looked_at_too() {
        assertThat(changedTo(DeepRequired.class))
                .containsExactly("parts[].amount: is new and required, and older events lack it");
    }

    @Test
    void a_set_that_becomes_a_list_breaks_consumers_that_rely_on_it() {
        assertThat(from(Tagged.class, TaggedTwice.class)).containsExactly("tags: elements need no longer be unique");
        assertThat(from(TaggedTwice.class, Tagged.class)).isEmpty();
    }

    @Test
    void a_topic_that_is_gone_renamed_or_kept_otherwise_breaks_consumers() {
        JsonNode before = AsyncApi.document();

        assertThat(AsyncApi.breaks(before, AsyncApi.document())).isEmpty();

        ObjectNode without = AsyncApi.document();
        ((ObjectNode) without.path("channels")).remove("loans");
        assertThat(AsyncApi.breaks(before, without)).containsExactly("loans: topic removed");

        ObjectNode renamed = AsyncApi.document();
        ((ObjectNode) renamed.at("/channels/loans")).put("address", "carrel.loans");
        assertThat(AsyncApi.breaks(before, renamed)).containsExactly("loans: topic renamed to carrel.loans");

        ObjectNode forgotten = AsyncApi.document();
        ((ArrayNode) forgotten.at("/channels/items/bindings/kafka/topicConfiguration/cleanup.policy")).set(0, "delete");
        assertThat(AsyncApi.breaks(before, forgotten)).containsExactly("items: no longer [\"compact\"]");

        ObjectNode shorter = AsyncApi.document();
        ((ObjectNode) shorter.at("/channels/loans/bindings/kafka/topicConfiguration")).put("retention.ms", 1);
        assertThat(AsyncApi.breaks(before, shorter)).containsExactly("loans: kept for a shorter time");

        ObjectNode moved = AsyncApi.document();
        ((ObjectNode) moved.at("/channels/loans/messages")).remove("LoanRenewed");
        assertThat(AsyncApi.breaks(before, moved)).containsExactly("loans: no longer carries LoanRenewed");
    }

    @Test
    void a_breaking_change_is_accepted_only_when_it_is_called_so() {
        List<String> breaks = List.of("note: removed or renamed");

        assertThat(Committed.Acceptance.of("false").allows(List.of())).isFalse();
        assertThat(Committed.Acceptance.of("true").allows(List.of())).isTrue();
        assertThat(Committed.Acceptance.of("true").allows(breaks)).isFalse();
        assertThat(Committed.Acceptance.of("breaking").allows(breaks)).isTrue();
    }
}
