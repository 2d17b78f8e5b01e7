package org.carrel.circulation.limits;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.limits.Holdings.OnLoan;
import org.carrel.circulation.limits.Holdings.Thing;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.rules.LimitTerms;
import org.carrel.circulation.rules.Setting;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.Terms;
import org.carrel.circulation.rules.Value;

import static org.carrel.circulation.findings.Findings.figures;

/**
 * Whether a patron has room for one more loan. Loans for use in the house count among themselves only; what the patron
 * says was returned counts nowhere, for that may well be true; and the item itself does not count if they have it.
 */
public final class LoanLimits {
    private final Holdings holdings;
    private final Thing wanted;
    private final Terms terms;
    private final PlaceTree places;
    private final Findings findings;

    private LoanLimits(Holdings holdings, Thing wanted, Terms terms, PlaceTree places, Findings findings) {
        this.holdings = holdings;
        this.wanted = wanted;
        this.terms = terms;
        this.places = places;
        this.findings = findings;
    }

    /**
     * Adds every limit that has been reached.
     *
     * @param wanted what is to be lent
     * @param onSite whether for use in the house
     * @param places to tell the codes of places by which groups are limited
     */
    public static void look(
            Holdings holdings, Thing wanted, boolean onSite, Terms terms, PlaceTree places, Findings findings) {
        LoanLimits limits = new LoanLimits(holdings, wanted, terms, places, findings);
        if (onSite) {
            limits.lookOnSite();
        } else {
            limits.look();
        }
    }

    private void lookOnSite() {
        int has = holdings.count(OnLoan::onSite);
        look(
                FindingCode.ON_SITE_LIMIT_REACHED,
                Setting.ON_SITE_LIMIT,
                terms.limits().onSite(),
                has,
                "onSite",
                true);
    }

    private void look() {
        LimitTerms limits = terms.limits();
        UUID location = wanted.locationId();
        look(FindingCode.LOAN_LIMIT_REACHED, Setting.LOAN_LIMIT, terms.loanLimit(), have(thing -> true), null, null);
        look(
                FindingCode.MATERIAL_LIMIT_REACHED,
                Setting.MATERIAL_LIMIT,
                terms.materialLimit(),
                have(thing -> thing.materialType().equals(wanted.materialType())),
                "materialType",
                wanted.materialType());
        look(
                FindingCode.LOAN_TYPE_LIMIT_REACHED,
                Setting.LOAN_TYPE_LIMIT,
                limits.ofLoanType(),
                have(thing -> thing.loanType().equals(wanted.loanType())),
                "loanType",
                wanted.loanType());
        look(
                FindingCode.LOCATION_LIMIT_REACHED,
                Setting.LOCATION_LIMIT,
                limits.fromLocation(),
                have(thing -> thing.locationId().equals(location)),
                "location",
                places.codeOf(location));
        look(
                FindingCode.BRANCH_LIMIT_REACHED,
                Setting.BRANCH_LIMIT,
                limits.ofBranch(),
                have(thing -> thing.branchId().equals(wanted.branchId())),
                "branch",
                places.codeOf(wanted.branchId()));
        lookAtGroups(limits.ofGroups());
        lookAtTheTitle(limits.ofTitle());
    }

    private void lookAtGroups(List<Value.Limit> groups) {
        for (Value.Limit group : groups) {
            if (belongs(wanted, group)) {
                look(
                        FindingCode.GROUP_LIMIT_REACHED,
                        Setting.LIMITS,
                        new Value.Count(group.most()),
                        have(thing -> belongs(thing, group)),
                        "group",
                        group.name());
            }
        }
    }

    private boolean belongs(Thing thing, Value.Limit group) {
        return group.counts(
                new Situation.ItemKind(thing.materialType(), thing.loanType(), places.codeOf(thing.locationId())),
                places.codesUpward(thing.branchId()));
    }

    /** Whoever has a copy of the title already is at least asked whether they want another one. */
    private void lookAtTheTitle(Value.Count limit) {
        int copies = have(thing -> thing.recordId().equals(wanted.recordId()));
        if (copies >= limit.limit()) {
            look(FindingCode.TITLE_LIMIT_REACHED, Setting.TITLE_LIMIT, limit, copies, null, null);
        } else if (copies > 0) {
            findings.add(FindingCode.HAS_COPY_OF_TITLE, figures("copies", copies));
        }
    }

    private int have(Predicate<Thing> which) {
        return holdings.count(loan -> !loan.onSite()
                && !loan.claimedReturned()
                && !loan.thing().itemId().equals(wanted.itemId())
                && which.test(loan.thing()));
    }

    private void look(
            FindingCode code,
            Setting setting,
            Value.Count limit,
            int has,
            @Nullable String dimension,
            @Nullable Object value) {
        if (has >= limit.limit()) {
            findings.add(
                    code,
                    terms.ruleFor(setting),
                    dimension == null || value == null
                            ? figures("loans", has, "limit", limit.limit())
                            : figures(dimension, value, "loans", has, "limit", limit.limit()));
        }
    }
}
