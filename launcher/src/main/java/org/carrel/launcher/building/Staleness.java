package org.carrel.launcher.building;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** Which modules must be built again. */
public final class Staleness {
    private Staleness() {}

    /**
     * What the disk tells of a module.
     *
     * @param newestSource when a source of it, or a build file above it, was last changed
     * @param built when the build began that left its output, if there is any
     */
    public record Times(Instant newestSource, Optional<Instant> built) {}

    /**
     * Those of the wanted modules whose output is missing, is older than their own sources, or is older than the
     * sources or the last build of a module that they are built with.
     */
    public static SequencedSet<Path> stale(Collection<Path> wanted, Map<Path, Module> modules, Map<Path, Times> times) {
        Map<Path, Boolean> known = new HashMap<>();
        SequencedSet<Path> stale = new LinkedHashSet<>();
        for (Path module : modules.keySet()) {
            if (wanted.contains(module) && isStale(module, modules, times, known)) {
                stale.add(module);
            }
        }
        return stale;
    }

    private static boolean isStale(
            Path path, Map<Path, Module> modules, Map<Path, Times> times, Map<Path, Boolean> known) {
        Boolean answer = known.get(path);
        if (answer != null) {
            return answer;
        }
        // Maven refuses cycles; this ends the search if one is there all the same.
        known.put(path, false);
        Module module = modules.get(path);
        Times own = times.get(path);
        boolean stale = module == null || own == null || isOlder(own, own.newestSource());
        if (module != null && own != null) {
            for (Path upstream : module.upstream()) {
                Times other = times.get(upstream);
                stale = stale
                        || isStale(upstream, modules, times, known)
                        || (other != null && isOlder(own, other.built().orElse(other.newestSource())));
            }
        }
        known.put(path, stale);
        return stale;
    }

    private static boolean isOlder(Times times, Instant than) {
        return times.built().isEmpty() || times.built().get().isBefore(than);
    }
}
