package org.carrel.launcher.building;

import java.nio.file.Path;
import java.util.Set;

/**
 * One Maven module.
 *
 * @param path from the repository's root
 * @param upstream paths of the modules that become part of it; those that only its tests use do not make it stale
 * @param output the file or folder that its build leaves
 */
public record Module(Path path, String artifact, String name, Set<Path> upstream, Path output) {
    public Module {
        upstream = Set.copyOf(upstream);
    }
}
