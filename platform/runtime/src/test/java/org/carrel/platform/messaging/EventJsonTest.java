package org.carrel.platform.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.events.CarrelEvent;
import org.carrel.events.ItemCheckedOut;
import org.carrel.events.PatronChanged;
import org.carrel.events.PatronErased;
import org.carrel.events.TitleChanged;
import org.carrel.events.Topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventJsonTest {

    static Stream<Path> samples() throws IOException {
        Path folder = Path.of(System.getProperty("carrel.root", "../.."), "events/src/test/resources/samples");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_golden_sample_is_understood(Path sample) throws IOException {
        String type = sample.getFileName().toString().replaceAll("(\\.minimal)?\\.json$", "");
        Class<? extends CarrelEvent> record = Arrays.stream(Topic.values())
                .flatMap(topic -> topic.eventType(type).stream())
                .findFirst()
                .orElseThrow();

        CarrelEvent event = EventJson.read(Files.readAllBytes(sample), record);

        assertThat(EventJson.read(EventJson.write(event).getBytes(UTF_8), record))
                .isEqualTo(event);
    }

    @Test
    void components_of_a_newer_version_are_ignored() {
        UUID patron = UUID.randomUUID();

        assertThat(read("{\"patronId\":\"%s\",\"version\":3,\"why\":\"asked\"}".formatted(patron), PatronErased.class))
                .isEqualTo(new PatronErased(patron, 3));
    }

    @Test
    void what_may_be_missing_is_left_out() {
        var title = new TitleChanged(UUID.randomUUID(), 1, "Untitled", null, List.of(), null, false);

        assertThat(EventJson.write(title)).doesNotContain("author", "year", "null");
    }

    @Test
    void an_event_that_lacks_what_every_event_of_its_type_has_is_refused() {
        refused("{\"version\":3}", PatronErased.class, "lacks PatronErased.patronId");
        refused("{\"patronId\":\"%s\"}".formatted(UUID.randomUUID()), PatronErased.class, "version");
        refused("{}", ItemCheckedOut.class, "version");
    }

    @Test
    void what_is_nested_is_checked_too() {
        String patron = """
                {"patronId":"%1$s","version":1,"active":true,"group":"adult","homeBranchId":"%1$s",
                 "cards":[{"number":"21234000000018"}],"blocks":[]}""".formatted(UUID.randomUUID());

        refused(patron, PatronChanged.class, "lacks PatronChanged.cards[].state");
    }

    @Test
    void what_is_no_json_is_refused() {
        refused("", PatronErased.class, "not a PatronErased");
        refused("null", PatronErased.class, "not a PatronErased");
        refused("{\"patronId\":", PatronErased.class, "not a PatronErased");
        refused("{\"patronId\":\"%s\",\"version\":1} {}".formatted(UUID.randomUUID()), PatronErased.class, "not a");
    }

    private static <T extends CarrelEvent> T read(String json, Class<T> type) {
        return EventJson.read(json.getBytes(UTF_8), type);
    }

    private static void refused(String json, Class<? extends CarrelEvent> type, String reason) {
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> read(json, type))
                .withMessageContaining(reason);
    }
}
