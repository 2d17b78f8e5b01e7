package org.carrel.circulation.loans.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.circulation.findings.Finding;
import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.findings.app.SeverityBook;
import org.carrel.circulation.limits.Holdings;
import org.carrel.circulation.limits.StandingLimits;
import org.carrel.circulation.loans.Counters;
import org.carrel.circulation.loans.Desk;
import org.carrel.circulation.loans.Loans;
import org.carrel.circulation.patrons.Borrower;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.patrons.Standing;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.replicas.app.Replicas;
import org.carrel.circulation.replicas.app.Replicated;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;
import org.carrel.circulation.rules.app.RuleBook;
import org.carrel.events.PatronBlock;
import org.carrel.platform.security.Caller;

/** Looks a patron up who comes to a desk: what they have, and what would stand in the way whatever they wanted. */
@ApplicationScoped
public class LookUpPatron {
    private final Loans loans;
    private final Desks desks;
    private final RuleBook rules;
    private final PlaceDirectory places;
    private final SeverityBook severities;
    private final Replicas replicas;
    private final Clock clock;

    LookUpPatron(
            Loans loans,
            Desks desks,
            RuleBook rules,
            PlaceDirectory places,
            SeverityBook severities,
            Replicas replicas,
            Clock clock) {
        this.loans = loans;
        this.desks = desks;
        this.rules = rules;
        this.places = places;
        this.severities = severities;
        this.replicas = replicas;
        this.clock = clock;
    }

    /** Who was found. */
    public sealed interface Outcome {
        /**
         * A patron.
         *
         * @param borrower who, and the card that was shown
         * @param counters what they have
         * @param findings what would stand in the way of any check-out
         */
        record Found(Borrower borrower, Counters counters, List<Finding> findings) implements Outcome {
            public Found {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such patron. */
        record NoSuchPatron() implements Outcome {}

        /** There is no such service point. */
        record NoSuchDesk() implements Outcome {}
    }

    public Outcome at(UUID servicePointId, Loans.Who who, Caller caller) {
        Desk desk = desks.at(servicePointId, caller).orElse(null);
        if (desk == null) {
            return new Outcome.NoSuchDesk();
        }
        Loans.Patronage patronage = loans.patronage(who).orElse(null);
        if (patronage == null) {
            replicas.require(
                    switch (who) {
                        case Loans.Who.ByCard(var number) -> new Replicated.CardHolder(number);
                        case Loans.Who.ById(var id) -> new Replicated.PatronById(id);
                    });
            return new Outcome.NoSuchPatron();
        }
        Instant now = clock.instant();
        Holdings holdings = patronage.holdings();
        Findings findings = new Findings(Set.of(), severities.at(desk.branchId()));
        Standing.look(patronage.borrower(), desk.hours().dayOf(now), PatronBlock::checkOut, findings);
        Patron patron = patronage.borrower().patron();
        Terms terms = terms(patron);
        if (terms.limits().stop().contains(Value.Stops.Stop.BORROWING)) {
            terms.limits()
                    .debt()
                    .ifPresent(limit -> Standing.debt(patron, limit, terms.ruleFor(Setting.DEBT_LIMIT), findings));
        }
        StandingLimits.look(holdings, terms, Value.Stops.Stop.BORROWING, now, findings);
        int overdue = holdings.overdue(now);
        if (overdue > 0 && !findings.has(FindingCode.OVERDUE_LIMIT_EXCEEDED)) {
            findings.add(FindingCode.HAS_OVERDUE_LOANS, Findings.figures("loans", overdue));
        }
        return new Outcome.Found(
                patronage.borrower(), Counters.of(holdings, patron.dues().owed(), now), findings.all());
    }

    /** What the rules say of the patron alone, whatever the item. */
    private Terms terms(Patron patron) {
        return rules.table()
                .terms(new Situation(
                        List.of(),
                        places.tree().codesUpward(patron.homeBranchId()),
                        List.of(),
                        patron.group(),
                        new Situation.ItemKind("", "", "")));
    }
}
