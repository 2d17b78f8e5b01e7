package org.carrel.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shared test servers and their users meet. */
record SharedServersFiles(Path folder) {
    static SharedServersFiles below(Path root) {
        return new SharedServersFiles(root.resolve("target/test-servers"));
    }

    Path properties() {
        return folder.resolve("servers.properties");
    }

    Path lock() {
        return folder.resolve("servers.lock");
    }

    Path log() {
        return folder.resolve("servers.log");
    }

    String endOfLog() throws IOException {
        if (!Files.exists(log())) {
            return "(empty)";
        }
        String text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - 3_000));
    }
}
