package org.carrel.launcher.commands;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.carrel.launcher.servers.Tethered;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.supervision.RotatingLog;

/** The demo library, loaded once through the public API. A load that was cut short is taken up at the next start. */
record DemoLibrary(Path root, DataFolder data, String url, Path accounts) {
    private static final String WANTED = "wanted";
    private static final String LOADED = "loaded";

    void want() throws IOException {
        if (!Files.exists(data.demoMarker())) {
            Files.writeString(data.demoMarker(), WANTED);
        }
    }

    boolean isWanted() throws IOException {
        return Files.exists(data.demoMarker())
                && Files.readString(data.demoMarker()).equals(WANTED);
    }

    /** Whether it is there now. */
    boolean load(Consumer<String> say) throws IOException, InterruptedException {
        Path target = root.resolve("bench/target");
        Path jar = target.resolve("carrel-bench.jar");
        if (!Files.exists(jar)) {
            say.accept("There is no " + root.relativize(jar) + ", which loads the demo library; the library is empty.");
            return false;
        }
        say.accept("Loading the demo library.");
        Process loader = Tethered.start(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                jar + File.pathSeparator + target.resolve("lib/*"),
                                "org.carrel.bench.demo.DemoLibrary",
                                "--url",
                                url,
                                "--accounts",
                                accounts.toString())
                        .redirectErrorStream(true),
                List.of(),
                Tethered.Farewell.TERM);
        try (RotatingLog log = RotatingLog.at(data.log("demo"));
                BufferedReader said = loader.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                log.line(line);
                say.accept("  " + line);
            }
            int code = loader.waitFor();
            if (code != 0) {
                say.accept("The demo library was not loaded (code %d); see %s. The next start tries again."
                        .formatted(code, data.log("demo")));
                return false;
            }
            Files.writeString(data.demoMarker(), LOADED);
            return true;
        } finally {
            loader.destroy();
        }
    }
}
