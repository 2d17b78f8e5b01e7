package org.carrel.launcher.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Maven, with its own words on the screen. */
final class Maven {
    private Maven() {}

    static int run(Path root, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new IOException("Maven is missing: install Maven 3.8 or later, so that `mvn` is on the PATH.", e);
        }
    }
}
