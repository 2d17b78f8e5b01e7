package org.carrel.catalog.records.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.records.app.CompareVersions;
import org.carrel.platform.http.ETags;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Lets edits through that were made on the current version, and tells the others what they have missed. */
@ApplicationScoped
public class Preconditions {

    private static final int STALE = 412;
    private static final Pattern TAG = Pattern.compile("\\s*\"([0-9]{1,18})\"\\s*");

    private final CompareVersions compare;

    Preconditions(CompareVersions compare) {
        this.compare = compare;
    }

    /** What was changed in the meantime, and by whom. */
    record Missed(List<VersionView> versions, DifferenceView difference) {}

    /** A check that an edit of a record was made on its current version. */
    public LongConsumer madeOn(UUID id, @Nullable String ifMatch) {
        return version -> {
            try {
                ETags.require(ifMatch, version);
            } catch (ProblemException e) {
                throw e.problem().status() == STALE ? new ProblemException(told(id, ifMatch, e.problem())) : e;
            }
        };
    }

    private Problem told(UUID id, @Nullable String ifMatch, Problem stale) {
        Matcher tag = TAG.matcher(ifMatch == null ? "" : ifMatch);
        Optional<CompareVersions.Since> since =
                tag.matches() ? compare.since(id, Long.parseLong(tag.group(1))) : Optional.empty();
        return since.map(missed -> stale.with(
                        "missed",
                        new Missed(
                                missed.versions().stream().map(VersionView::of).toList(),
                                DifferenceView.of(missed.difference()))))
                .orElse(stale);
    }
}
