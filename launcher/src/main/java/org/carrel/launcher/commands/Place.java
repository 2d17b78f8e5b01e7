package org.carrel.launcher.commands;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.stack.DataFolder;

/** The option that says which stack is meant. */
final class Place {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that holds all data. Default: .carrel beside the script.")
    private @Nullable Path data;

    Path root() {
        return RepositoryRoot.find();
    }

    /** Relative paths count from where the command was typed. */
    DataFolder dataFolder() {
        return new DataFolder(data == null ? root().resolve(".carrel") : data);
    }

    /** The words that name this stack in a command to type. */
    String asTyped() {
        return data == null ? "" : " --data " + data;
    }
}
