package org.carrel.launcher.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.launcher.stack.BackOff;
import org.carrel.launcher.supervision.PartState.Ready;

import static org.assertj.core.api.Assertions.assertThat;

class SupervisorTest {
    private static final BackOff QUICK =
            new BackOff(Duration.ofMillis(20), Duration.ofMillis(200), Duration.ofMinutes(1));

    @TempDir
    private Path folder = Path.of("");

    private final Board board = new Board();
    private final List<String> history = Collections.synchronizedList(new ArrayList<>());
    private final List<Supervisor> supervisors = new ArrayList<>();

    @AfterEach
    void stop() {
        supervisors.forEach(Supervisor::stop);
    }

    @Test
    void a_killed_child_is_started_again() {
        supervise(part("broker", "echo READY; exec sleep 600"));
        long first = awaitReady("broker").pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await(() -> board.states().get("broker") instanceof Ready ready && ready.pid() != first);
        assertThat(history).contains("broker Down");
    }

    @Test
    void a_part_waits_for_what_it_needs() {
        Path gate = folder.resolve("gate");
        supervise(
                part("service", "echo READY; exec sleep 600", "database"),
                part("database", "while [ ! -e " + gate + " ]; do sleep 0.05; done; echo READY; exec sleep 600"));

        await(() -> board.states().get("database") instanceof PartState.Starting);
        assertThat(board.states().get("service")).isEqualTo(new PartState.Waiting("database"));
        assertThat(history).doesNotContain("service Starting");

        create(gate);
        awaitReady("service");
    }

    @Test
    void what_needs_others_stops_before_them() {
        Supervisor supervisor = supervise(
                part("database", "echo READY; exec sleep 600"),
                part("service", "echo READY; exec sleep 600", "database"));
        long database = awaitReady("database").pid();
        long service = awaitReady("service").pid();

        supervisor.stop();

        assertThat(history.indexOf("service Stopped")).isLessThan(history.indexOf("database Stopping"));
        assertThat(ProcessHandle.of(database)).isEmpty();
        assertThat(ProcessHandle.of(service)).isEmpty();
        assertThat(folder.resolve("children.txt")).doesNotExist();
    }

    @Test
    void a_part_that_cannot_run_is_tried_again_with_growing_waits() {
        supervise(part("broken", "exit 3"));

        await(() -> board.states().get("broken") instanceof PartState.Down down && down.failures() >= 4);

        assertThat(board.states().get("broken"))
                .isInstanceOfSatisfying(
                        PartState.Down.class, down -> assertThat(down.reason()).contains("code 3"));
    }

    @Test
    void stopping_does_not_wait_for_a_start_that_never_ends() {
        Supervisor supervisor = supervise(part("slow", "sleep 600"));
        await(() -> board.states().get("slow") instanceof PartState.Starting
                && Files.exists(folder.resolve("children.txt")));

        long before = System.nanoTime();
        supervisor.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(board.states().get("slow")).isEqualTo(new PartState.Stopped());
    }

    @Test
    void a_part_that_has_said_its_last_words_need_not_take_its_time() {
        Supervisor supervisor = supervise(
                part("recorder", "trap 'echo BYE; sleep 600' TERM; echo READY; while :; do sleep 0.05; done"));
        awaitReady("recorder");

        long before = System.nanoTime();
        supervisor.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void what_a_killed_launcher_left_is_ended_by_the_next_one() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        Process stranger = new ProcessBuilder("sleep", "600").start();
        Path file = folder.resolve("children.txt");
        new Children(file).add(orphan.pid(), "kafka");
        // As if the pid had been given to another program since.
        Files.writeString(file, Files.readString(file) + stranger.pid() + " 12345 postgresql\n");

        List<String> ended = new Children(file).endOrphans();

        assertThat(ended).containsExactly("kafka");
        assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(file).doesNotExist();
        stranger.destroyForcibly();
    }

    @Test
    void a_file_of_children_that_a_power_cut_tore_is_no_obstacle() throws IOException {
        Path file = folder.resolve("children.txt");
        Files.writeString(file, "12 not-a-time kafka\n\0\0\0\n77");
        assertThat(new Children(file).endOrphans()).isEmpty();
    }

    private Supervisor supervise(Part... parts) {
        board.listen((part, state) -> history.add(part + " " + state.getClass().getSimpleName()));
        Supervisor supervisor = new Supervisor(
                List.of(parts), QUICK, board, new Children(folder.resolve("children.txt")), Clock.systemUTC());
        supervisors.add(supervisor);
        supervisor.start();
        return supervisor;
    }

    private Part part(String name, String script, String... needs) {
        return new Part(
                name,
                1,
                List.of(needs),
                new ChildProgram(
                        name,
                        () -> List.of("sh", "-c", script),
                        Map.of(),
                        folder.resolve(name),
                        folder.resolve(name + ".log"),
                        new Readiness.Says("READY"),
                        "BYE",
                        _ -> {}));
    }

    private Ready awaitReady(String part) {
        await(() -> board.states().get(part) instanceof Ready);
        if (board.states().get(part) instanceof Ready ready) {
            return ready;
        }
        throw new AssertionError(part + " is ready no longer");
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still " + board.states()).isLessThan(deadline);
            try {
                board.awaitChange(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
