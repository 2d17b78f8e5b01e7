package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.building.Module;
import org.carrel.launcher.building.Modules;
import org.carrel.launcher.building.TestReport;

@Command(name = "test", description = "Runs the tests, of everything or of one module.")
final class Test implements Callable<Integer> {
    @Option(names = "--fast", description = "Leaves out the slow ones.")
    private boolean fast;

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "A module's folder.")
    private @Nullable String module;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = RepositoryRoot.find();
        Map<Path, Module> modules = Modules.of(root);
        if (module == null) {
            return reported(root, modules.keySet(), verify(fast, null));
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
        return code == 0 ? reported(root, List.of(path), verify(fast, path)) : code;
    }

    /** Runs Maven and ends with one line that says what the tests came to. */
    private static int reported(Path root, Iterable<Path> modules, List<String> arguments)
            throws IOException, InterruptedException {
        // Some file systems keep whole seconds only.
        Instant began = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        int code = Maven.run(root, arguments);
        System.out.println();
        System.out.println(TestReport.since(root, modules, began));
        return code;
    }

    /** What Maven is asked for. */
    static List<String> verify(boolean fast, @Nullable Path module) {
        List<String> arguments = new ArrayList<>(List.of("-ntp", "verify"));
        if (fast) {
            arguments.add("-DexcludedGroups=slow");
        }
        if (module != null) {
            arguments.addAll(List.of("-pl", module.toString()));
        }
        return arguments;
    }
}
