package org.carrel.catalog.targets.wire;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.marc.app.Marc4jIso5426;
import org.carrel.catalog.marc.app.Marc4jMarc8;
import org.carrel.catalog.targets.Deadline;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.FieldedQuery.Criterion;
import org.carrel.catalog.targets.FieldedQuery.Index;
import org.carrel.catalog.targets.HostGuard;
import org.carrel.catalog.targets.OutsideDatabase.Found;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.ZebraServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a server that others wrote and many libraries run, with an index that it really searches. */
class ZebraTest {

    private static @Nullable ZebraServer zebra;

    @BeforeAll
    static void start() {
        var records = new ByteArrayOutputStream();
        records.writeBytes(MarcSamples.book("z-1", "The axolotl", "Tamer, Ann", Map.of("020", "9780471442509")));
        records.writeBytes(MarcSamples.book("z-2", "The bandicoot", "Holm, Bo", Map.of("020", "9781861972712")));
        records.writeBytes(MarcSamples.book("z-3", "Axolotls of the world", "Ræv, Åse", Map.of("650", "Bandicoots")));
        zebra = ZebraServer.serving(records.toByteArray());
    }

    @AfterAll
    static void stop() {
        if (zebra != null) {
            zebra.close();
        }
    }

    private static List<String> titles(Target.Syntax syntax, Criterion... criteria) {
        var connection = new Target.Connection.Z3950("127.0.0.1", zebra == null ? 0 : zebra.port(), "Default", syntax);
        var description = new Target.Description(
                "Zebra",
                "zebra",
                connection,
                Target.Charset.AUTO,
                Map.of(),
                null,
                new Target.Use(Duration.ofSeconds(8), 1, true, false));
        var found = new ArrayList<Found>();
        new Z3950Database(description, connection, new HostGuard(true))
                .search(new FieldedQuery(List.of(criteria)), 10, Deadline.in(Duration.ofSeconds(10)), found::add);
        var reader = new MarcReader(new Marc4jMarc8(), new Marc4jIso5426());
        return found.stream()
                .map(each -> reader.read(each.octets(), each.serialisation(), each.charset()))
                .map(reading -> reading instanceof Reading.Understood understood
                        ? understood.record().data("245").getFirst().joined("a")
                        : "not a record")
                .sorted()
                .toList();
    }

    private static Criterion word(Index index, String text) {
        return new Criterion(index, text, false);
    }

    @Test
    void what_is_found_is_what_was_looked_for() {
        assertThat(titles(Target.Syntax.MARC21, word(Index.TITLE, "axolotl"))).containsExactly("The axolotl");
        assertThat(titles(Target.Syntax.MARC21, word(Index.AUTHOR, "holm"))).containsExactly("The bandicoot");
    }

    @Test
    void criteria_hold_together_and_a_word_may_go_on() {
        assertThat(titles(Target.Syntax.MARC21, word(Index.TITLE, "axolotl"), word(Index.AUTHOR, "holm")))
                .isEmpty();
        assertThat(titles(Target.Syntax.MARC21, word(Index.TITLE, "axolotl"), word(Index.AUTHOR, "tamer")))
                .containsExactly("The axolotl");
        assertThat(titles(Target.Syntax.MARC21, new Criterion(Index.TITLE, "axo", true)))
                .containsExactly("Axolotls of the world", "The axolotl");
        assertThat(titles(Target.Syntax.MARC21, word(Index.TITLE, "the world")))
                .containsExactly("Axolotls of the world");
    }

    @Test
    void an_index_that_the_server_lacks_is_told_in_its_own_words() {
        assertThatThrownBy(() -> titles(Target.Syntax.MARC21, word(Index.ISSN, "0028-0836")))
                .isInstanceOfSatisfying(
                        OutsideFailure.class, e -> assertThat(e.code()).isEqualTo(OutsideFailure.Code.DIAGNOSTIC))
                .hasMessageContaining("(114)");
    }
}
