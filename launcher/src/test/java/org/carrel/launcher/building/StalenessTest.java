package org.carrel.launcher.building;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.carrel.launcher.building.Staleness.Times;

import static org.assertj.core.api.Assertions.assertThat;

class StalenessTest {
    private static final Path EVENTS = Path.of("events");
    private static final Path PLATFORM = Path.of("platform/runtime");
    private static final Path CATALOG = Path.of("catalog-service");
    private static final Path GATEWAY = Path.of("gateway");
    private static final List<Path> SERVICES = List.of(CATALOG, GATEWAY);

    private final Map<Path, Module> modules = new LinkedHashMap<>();
    private final Map<Path, Times> times = new HashMap<>();

    StalenessTest() {
        module(EVENTS);
        module(PLATFORM, EVENTS);
        module(CATALOG, PLATFORM);
        module(GATEWAY);
        modules.keySet().forEach(path -> times.put(path, new Times(at(10), Optional.of(at(20)))));
    }

    @Test
    void nothing_is_built_when_nothing_changed() {
        assertThat(stale()).isEmpty();
    }

    @Test
    void a_module_is_built_when_its_own_source_changed() {
        times.put(GATEWAY, new Times(at(21), Optional.of(at(20))));
        assertThat(stale()).containsExactly(GATEWAY);
    }

    @Test
    void a_module_without_output_is_built() {
        times.put(GATEWAY, new Times(at(10), Optional.empty()));
        assertThat(stale()).containsExactly(GATEWAY);
    }

    @Test
    void a_change_far_upstream_reaches_what_is_made_with_it_and_nothing_else() {
        times.put(EVENTS, new Times(at(30), Optional.of(at(20))));
        assertThat(stale()).containsExactly(CATALOG);
    }

    @Test
    void an_upstream_module_that_was_rebuilt_alone_counts_as_changed() {
        times.put(PLATFORM, new Times(at(30), Optional.of(at(31))));
        assertThat(stale()).containsExactly(CATALOG);
    }

    @Test
    void a_cycle_does_not_hang_the_question() {
        modules.put(EVENTS, new Module(EVENTS, "events", "events", Set.of(CATALOG), EVENTS));
        assertThat(stale()).isEmpty();
    }

    private Set<Path> stale() {
        return Staleness.stale(SERVICES, modules, times);
    }

    private void module(Path path, Path... upstream) {
        modules.put(path, new Module(path, path.toString(), path.toString(), Set.of(upstream), path));
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
