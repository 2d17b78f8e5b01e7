package org.carrel.catalog.serials.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Editor;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemField;
import org.carrel.catalog.items.ItemOutcome;
import org.carrel.catalog.items.ItemReason;
import org.carrel.catalog.items.Withdrawal;
import org.carrel.catalog.items.app.DescribeItems;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.serials.Issue;
import org.carrel.catalog.serials.Prediction;
import org.carrel.catalog.serials.Reader;
import org.carrel.catalog.serials.Serials;
import org.carrel.catalog.serials.Subscription;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.BranchScope;

/** Foretells issues, checks them in, asks for those that are late, and binds them; within the caller's transaction. */
@ApplicationScoped
public class KeepSerials {

    /** Further ahead, patterns are not to be trusted. */
    private static final int YEARS_AHEAD = 2;

    private final Serials serials;
    private final DescribeItems describe;
    private final Places places;
    private final IdSource ids;
    private final Clock clock;

    KeepSerials(Serials serials, DescribeItems describe, Places places, IdSource ids, Clock clock) {
        this.serials = serials;
        this.describe = describe;
        this.places = places;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a command on issues. */
    public sealed interface Kept {

        /** It is done. */
        record Done(List<Issue> issues, @Nullable UUID itemId) implements Kept {
            public Done {
                issues = List.copyOf(issues);
            }
        }

        /** The item cannot be so. */
        record ItemRefused(List<ItemReason> reasons) implements Kept {
            public ItemRefused {
                reasons = List.copyOf(reasons);
            }
        }

        /** Issues are not in a state for this. */
        record WrongState(List<Issue> issues) implements Kept {
            public WrongState {
                issues = List.copyOf(issues);
            }
        }

        /** The issues are put at a branch where the caller may not act. */
        record OutsideScope(UUID branchId) implements Kept {}

        /** There is no such subscription or issue. */
        record Unknown() implements Kept {}
    }

    /**
     * How issues become a volume.
     *
     * @param barcode label of the volume
     * @param volume its designation
     * @param callNumber where it stands; the subscription's if null
     * @param loanType how it is lent; the subscription's if null
     */
    public record Binding(
            @Nullable Barcode barcode,
            String volume,
            @Nullable CallNumber callNumber,
            @Nullable String loanType) {}

    /**
     * Takes a serial: its issues of the next year are expected from now on.
     *
     * @return why an issue could not become an item, if it could not
     */
    public List<ItemReason> subscribe(Subscription wanted, Editor editor) {
        // What could not be an item when it comes is noticed now, with all that would be said then.
        ItemDescription first = described(wanted, "first", null);
        List<ItemReason> reasons = describe.reasons(first, editor.scope());
        if (reasons.isEmpty()) {
            serials.add(wanted);
            LocalDate year = today(wanted).plusYears(1);
            foretell(wanted, year);
        }
        return reasons;
    }

    /**
     * Edits a subscription. Where its pattern changes, what has come, was asked for or was given up stays, and the
     * first issue of the new pattern follows; what else was expected from that day on is foretold anew, a year ahead.
     *
     * @param precondition is given the subscription's version and throws if the edit was not made on it
     */
    public Kept edit(UUID subscriptionId, LongConsumer precondition, Subscription wanted, Editor editor) {
        return inScope(subscriptionId, editor.scope(), current -> {
            precondition.accept(current.version());
            if (current.ended()) {
                return new Kept.WrongState(List.of());
            }
            List<ItemReason> reasons = describe.reasons(described(wanted, "first", null), editor.scope());
            if (!reasons.isEmpty()) {
                return new Kept.ItemRefused(reasons);
            }
            boolean anew = current.reschedules(wanted);
            if (anew) {
                serials.unforetell(current.id(), wanted.schedule().firstOn());
            }
            Subscription edited = current.edited(wanted, serials.lastSequence(current.id()));
            serials.change(edited);
            return new Kept.Done(anew ? foretell(edited, today(edited).plusYears(1)) : List.of(), null);
        });
    }

    /** Says to whom issues go before they go to the shelf. */
    public Kept route(UUID subscriptionId, LongConsumer precondition, List<Reader> readers, BranchScope scope) {
        return inScope(subscriptionId, scope, current -> {
            precondition.accept(current.version());
            serials.route(current.id(), readers);
            return new Kept.Done(List.of(), null);
        });
    }

    /** Expects issues up to a day. */
    public Kept foretell(UUID subscriptionId, LocalDate until, BranchScope scope) {
        return inScope(
                subscriptionId,
                scope,
                subscription -> subscription.ended()
                        ? new Kept.WrongState(List.of())
                        : new Kept.Done(foretell(subscription, until), null));
    }

    /** Expects no more issues. */
    public Kept end(UUID subscriptionId, BranchScope scope) {
        return inScope(subscriptionId, scope, subscription -> {
            serials.end(subscription.id());
            return new Kept.Done(List.of(), null);
        });
    }

    private Kept inScope(UUID subscriptionId, BranchScope scope, Function<Subscription, Kept> act) {
        Optional<Subscription> found = serials.findForEdit(subscriptionId);
        if (found.isEmpty()) {
            return new Kept.Unknown();
        }
        UUID branch = places.tree()
                .branchOf(found.get().template().locationId())
                .orElseThrow()
                .id();
        return scope.covers(branch) ? act.apply(found.get()) : new Kept.OutsideScope(branch);
    }

    private List<Issue> foretell(Subscription subscription, LocalDate until) {
        LocalDate latest = today(subscription).plusYears(YEARS_AHEAD);
        Subscription.Schedule schedule = subscription.schedule();
        List<Prediction.Coming> coming = Prediction.of(
                schedule.read(), schedule.firstNumbers(), schedule.firstOn(), until.isAfter(latest) ? latest : until);
        var issues = new ArrayList<Issue>();
        int first = schedule.firstSequence();
        int last = first + coming.size() - 1;
        for (int sequence = Math.max(first, serials.lastSequence(subscription.id()) + 1);
                sequence <= last;
                sequence++) {
            Prediction.Coming one = coming.get(sequence - first);
            issues.add(expected(subscription.id(), sequence, one.label(), one.on()));
        }
        serials.addIssues(issues);
        return issues;
    }

    /** Expects an issue beside the pattern: a supplement, an index, a special issue. */
    public Kept expect(UUID subscriptionId, String label, LocalDate on, BranchScope scope) {
        return inScope(subscriptionId, scope, subscription -> {
            Issue special = expected(subscription.id(), null, label, on);
            serials.addIssues(List.of(special));
            return new Kept.Done(List.of(special), null);
        });
    }

    private Issue expected(UUID subscriptionId, @Nullable Integer sequence, String label, LocalDate on) {
        return new Issue(ids.next(), subscriptionId, sequence, label, on, Issue.State.EXPECTED, null, null, 0, null);
    }

    /** Checks an issue in: it becomes an item by the subscription's template. */
    public Kept receive(UUID issueId, @Nullable Barcode barcode, Editor editor) {
        Optional<Issue> found = locked(issueId);
        if (found.isEmpty()) {
            return new Kept.Unknown();
        }
        Issue issue = found.get();
        if (issue.held()) {
            return new Kept.WrongState(List.of(issue));
        }
        Subscription subscription = serials.find(issue.subscriptionId()).orElseThrow();
        ItemOutcome added = describe.add(List.of(described(subscription, issue.label(), barcode)), editor)
                .getFirst();
        return switch (added) {
            case ItemOutcome.Stored stored -> {
                Issue received = issue.received(stored.item().id(), today(subscription));
                serials.change(List.of(received));
                yield new Kept.Done(List.of(received), stored.item().id());
            }
            case ItemOutcome.Refused refused -> new Kept.ItemRefused(refused.reasons());
            case ItemOutcome.Unknown _ -> throw new IllegalStateException("a new item cannot be unknown");
        };
    }

    /** Notes that an issue was asked for. */
    public Kept claim(UUID issueId, BranchScope scope) {
        return changed(issueId, scope, (issue, today) -> issue.claimed(today));
    }

    /** Gives an issue up: it will not come. */
    public Kept giveUp(UUID issueId, BranchScope scope) {
        return changed(issueId, scope, (issue, _) -> issue.givenUp());
    }

    private Kept changed(UUID issueId, BranchScope scope, BiFunction<Issue, LocalDate, Issue> change) {
        Optional<Issue> found = locked(issueId);
        if (found.isEmpty()) {
            return new Kept.Unknown();
        }
        Issue issue = found.get();
        return inScope(issue.subscriptionId(), scope, subscription -> {
            if (issue.state() != Issue.State.EXPECTED) {
                return new Kept.WrongState(List.of(issue));
            }
            Issue after = change.apply(issue, today(subscription));
            serials.change(List.of(after));
            return new Kept.Done(List.of(after), null);
        });
    }

    /** Binds issues into one volume: it becomes an item, and the issues' own items leave. */
    public Kept bind(UUID subscriptionId, Set<UUID> issueIds, Binding how, Editor editor) {
        Optional<Subscription> found = serials.findForEdit(subscriptionId);
        if (found.isEmpty()) {
            return new Kept.Unknown();
        }
        Subscription subscription = found.get();
        List<Issue> issues = serials.issues(subscriptionId, issueIds);
        if (issues.size() != issueIds.size()) {
            return new Kept.Unknown();
        }
        List<Issue> wrong = issues.stream()
                .filter(issue -> issue.state() != Issue.State.RECEIVED)
                .toList();
        if (!wrong.isEmpty()) {
            return new Kept.WrongState(wrong);
        }
        Instant now = clock.instant();
        DescribeItems.Edit leave = current -> left(current, how.volume(), now);
        List<UUID> pieces = issues.stream()
                .map(issue -> Objects.requireNonNull(issue.itemId()))
                .toList();
        var reasons = new ArrayList<ItemReason>(describe.reasons(volume(subscription, how), editor.scope()));
        describe.previewOf(pieces, leave, editor).values().forEach(outcome -> {
            if (outcome instanceof ItemOutcome.Refused refused) {
                reasons.addAll(refused.reasons());
            }
        });
        if (!reasons.isEmpty()) {
            return new Kept.ItemRefused(reasons);
        }
        if (!(describe.add(List.of(volume(subscription, how)), editor).getFirst()
                instanceof ItemOutcome.Stored volume)) {
            throw new IllegalStateException("what nothing spoke against was refused");
        }
        describe.edit(pieces, leave, editor);
        List<Issue> bound = issues.stream()
                .map(issue -> issue.boundInto(volume.item().id()))
                .toList();
        serials.change(bound);
        return new Kept.Done(bound, volume.item().id());
    }

    private Item left(Item current, String volume, Instant now) {
        Item gone = describe.described(current, current.description().with(ItemField.WITHDRAWN, "true"));
        var why = new Withdrawal(null, Withdrawal.Disposition.OTHER, "Bound into " + volume, now);
        return new Item(
                gone.id(), gone.version(), gone.description(), gone.kept().withWithdrawal(why));
    }

    private Optional<Issue> locked(UUID issueId) {
        // The subscription is the lock; what is read behind it is what nobody else changes.
        return serials.issue(issueId)
                .flatMap(issue -> serials.findForEdit(issue.subscriptionId()))
                .flatMap(_ -> serials.issue(issueId));
    }

    private static ItemDescription described(Subscription subscription, String volume, @Nullable Barcode barcode) {
        Subscription.Template template = subscription.template();
        return new ItemDescription(
                subscription.recordId(),
                barcode,
                template.locationId(),
                new ItemDescription.Types(template.materialType(), template.loanType()),
                template.callNumber(),
                new ItemDescription.Part(volume, null),
                null,
                Set.of(),
                false);
    }

    private static ItemDescription volume(Subscription subscription, Binding how) {
        Subscription.Template template = subscription.template();
        return new ItemDescription(
                subscription.recordId(),
                how.barcode(),
                template.locationId(),
                new ItemDescription.Types(
                        template.materialType(), how.loanType() == null ? template.loanType() : how.loanType()),
                how.callNumber() == null ? template.callNumber() : how.callNumber(),
                new ItemDescription.Part(how.volume(), null),
                null,
                Set.of(),
                false);
    }

    private LocalDate today(Subscription subscription) {
        return clock.instant()
                .atZone(places.tree()
                        .zoneFrom(subscription.template().locationId())
                        .orElse(ZoneOffset.UTC))
                .toLocalDate();
    }
}
