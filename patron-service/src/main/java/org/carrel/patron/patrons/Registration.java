package org.carrel.patron.patrons;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardHistory;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.groups.PatronGroup;

/** Decides whether a person can be registered as a patron. */
public final class Registration {

    private Registration() {}

    /**
     * What is asked for.
     *
     * @param person who
     * @param group code of the group
     * @param homeBranchId the branch
     * @param expiresOn last day, or null to let the group decide
     * @param acceptDuplicate whether staff have looked at the likely duplicates and go on
     */
    public record Application(
            Person person,
            String group,
            UUID homeBranchId,
            @Nullable LocalDate expiresOn,
            boolean acceptDuplicate) {}

    /**
     * What the decision rests on.
     *
     * @param group the group, or null if there is none with that code
     * @param branchKnown whether the branch exists
     * @param card the card to be issued
     * @param nearby patrons that a coarse search for duplicates found
     */
    public record Facts(@Nullable PatronGroup group, boolean branchKnown, CardOffer card, List<Patron> nearby) {

        public Facts {
            nearby = List.copyOf(nearby);
        }
    }

    /** What comes of it. */
    public sealed interface Outcome {

        /** The person is a patron. */
        record Registered(Patron patron) implements Outcome {}

        /** It cannot be done, or not without a second look. */
        record Refused(List<Finding> findings) implements Outcome {

            public Refused {
                findings = List.copyOf(findings);
            }
        }
    }

    /** Registers the person, or names everything that stands in the way. */
    public static Outcome decide(Facts facts, Application application, PatronId id, Instant now, LocalDate today) {
        var findings = new ArrayList<Finding>();
        PatronGroup group = facts.group();
        if (group == null) {
            findings.add(new Finding.UnknownGroup(application.group()));
        } else {
            findings.addAll(Standing.check(group, application.person().birthDate(), today));
        }
        if (!facts.branchKnown()) {
            findings.add(new Finding.UnknownBranch(application.homeBranchId()));
        }
        CardNumber number =
                switch (facts.card()) {
                    case CardOffer.Free(CardNumber free) -> free;
                    case CardOffer.Unusable(Finding why) -> {
                        findings.add(why);
                        yield null;
                    }
                };
        if (!application.acceptDuplicate()) {
            List<Lookalike> lookalikes = Duplicates.among(application.person(), facts.nearby());
            if (!lookalikes.isEmpty()) {
                findings.add(new Finding.PossibleDuplicate(lookalikes));
            }
        }
        if (!findings.isEmpty() || group == null || number == null) {
            return new Outcome.Refused(findings);
        }
        LocalDate expiresOn = application.expiresOn() != null
                ? application.expiresOn()
                : group.expiryFrom(today).orElse(null);
        return new Outcome.Registered(new Patron(
                id,
                0,
                application.person(),
                new Membership(group.code(), application.homeBranchId(), today, expiresOn),
                true,
                CardHistory.of(number, now),
                List.of()));
    }
}
