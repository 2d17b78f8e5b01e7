package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.building.Build;
import org.carrel.launcher.building.Module;
import org.carrel.launcher.building.Modules;
import org.carrel.launcher.building.TestReport;
import org.carrel.launcher.stack.ServiceName;

@Command(name = "test", description = "Runs the tests, of everything or of one module.")
final class Test implements Callable<Integer> {
    private static final Path WHOLE_SYSTEM = Path.of("bench");

    @Option(names = "--fast", description = "Leaves out the slow ones.")
    private boolean fast;

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "A module's folder.")
    private @Nullable String module;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = RepositoryRoot.find();
        Map<Path, Module> modules = Modules.of(root);
        if (module == null) {
            return reported(root, modules.keySet(), List.of(allButTheLast(fast), theLast(fast)));
        }
        Path path = Path.of(module).normalize();
        if (!modules.containsKey(path)) {
            System.err.println("There is no module %s; there are: %s"
                    .formatted(
                            module,
                            String.join(
                                    ", ",
                                    modules.keySet().stream()
                                            .map(Path::toString)
                                            .toList())));
            return Carrel.REFUSED;
        }
        int code = Maven.run(
                root,
                List.of("-q", "-Dquick=true", "-Dmaven.test.skip=true", "-pl", path.toString(), "-am", "install"));
        if (code == 0 && path.equals(WHOLE_SYSTEM)) {
            new Build(root, Clock.systemUTC(), System.out::println)
                    .bringUpToDate(Arrays.stream(ServiceName.values())
                            .map(service -> Path.of(service.module()))
                            .toList());
        }
        return code == 0 ? reported(root, List.of(path), List.of(verify(fast, List.of("-pl", path.toString())))) : code;
    }

    /** Runs Maven, as often as need be, and ends with one line that says what the tests came to. */
    private static int reported(Path root, Iterable<Path> modules, List<List<String>> runs)
            throws IOException, InterruptedException {
        // Some file systems keep whole seconds only.
        Instant began = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        int code = 0;
        for (List<String> run : runs) {
            if (code == 0) {
                code = Maven.run(root, run);
            }
        }
        System.out.println();
        System.out.println(TestReport.since(root, modules, began));
        return code;
    }

    /** Two modules at a time: much of a test is waiting. All failures of all modules are worth knowing. */
    static List<String> allButTheLast(boolean fast) {
        return verify(fast, List.of("-T", "2", "-fae", "-pl", "!" + WHOLE_SYSTEM));
    }

    /** The tests of the whole system need all services built, and the machine to themselves. */
    static List<String> theLast(boolean fast) {
        return verify(fast, List.of("-pl", WHOLE_SYSTEM.toString()));
    }

    private static List<String> verify(boolean fast, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("-B", "-ntp", "verify"));
        if (fast) {
            arguments.add("-DexcludedGroups=slow");
        }
        arguments.addAll(options);
        return arguments;
    }
}
