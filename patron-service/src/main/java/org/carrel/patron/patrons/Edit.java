package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.PatronGroup;

/** Decides whether a patron's record can be changed as asked. */
public final class Edit {

    private Edit() {}

    /**
     * What is asked for.
     *
     * @param person who they are now
     * @param group code of the group they belong to now
     * @param homeBranchId the branch they belong to now
     * @param expiresOn the last day, or null to keep it, or to let a new group decide
     */
    public record Wish(
            Person person,
            String group,
            UUID homeBranchId,
            @Nullable LocalDate expiresOn) {}

    /**
     * What the decision rests on.
     *
     * @param group the wished group, or null if there is none with that code
     * @param branchKnown whether the wished branch exists
     */
    public record Facts(@Nullable PatronGroup group, boolean branchKnown) {}

    /** What comes of it. */
    public sealed interface Outcome {

        /** The record is as wished. */
        record Edited(Patron patron) implements Outcome {}

        /** It cannot be done. */
        record Refused(List<Finding> findings) implements Outcome {

            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /**
     * Changes the record, or names everything that stands in the way. Age limits are checked when the group or the
     * birth date changes; nobody falls out of a group by a birthday while their address is corrected.
     */
    public static Outcome decide(Patron patron, Facts facts, Wish wish, LocalDate today) {
        var findings = new ArrayList<Finding>();
        Membership before = patron.membership();
        boolean groupChanges = !before.group().equals(wish.group());
        PatronGroup group = facts.group();
        if (group == null) {
            findings.add(new Finding.UnknownGroup(wish.group()));
        } else if (groupChanges
                || !Objects.equals(patron.person().birthDate(), wish.person().birthDate())) {
            findings.addAll(Standing.check(group, wish.person().birthDate(), today));
        }
        if (!facts.branchKnown() && !before.homeBranchId().equals(wish.homeBranchId())) {
            findings.add(new Finding.UnknownBranch(wish.homeBranchId()));
        }
        if (!findings.isEmpty() || group == null) {
            return new Outcome.Refused(findings);
        }
        LocalDate expiresOn;
        if (wish.expiresOn() != null) {
            expiresOn = wish.expiresOn();
        } else if (groupChanges) {
            expiresOn = group.expiryFrom(today).orElse(null);
        } else {
            expiresOn = before.expiresOn();
        }
        return new Outcome.Edited(patron.edited(
                wish.person(), new Membership(group.code(), wish.homeBranchId(), before.enrolledOn(), expiresOn)));
    }
}
