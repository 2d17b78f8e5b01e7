package org.carrel.catalog.targets.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.MarcReader;
import org.carrel.catalog.marc.Reading;
import org.carrel.catalog.records.Describing;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.targets.CircuitBreaker;
import org.carrel.catalog.targets.Deadline;
import org.carrel.catalog.targets.FieldedQuery;
import org.carrel.catalog.targets.OutsideDatabase.Answer;
import org.carrel.catalog.targets.OutsideDatabase.Found;
import org.carrel.catalog.targets.OutsideDatabases;
import org.carrel.catalog.targets.OutsideFailure;
import org.carrel.catalog.targets.OutsideFailure.Code;
import org.carrel.catalog.targets.OutsideRecord;
import org.carrel.catalog.targets.OutsideSearches;
import org.carrel.catalog.targets.OutsideSearches.Ending;
import org.carrel.catalog.targets.OutsideSearches.OutsideSearch;
import org.carrel.catalog.targets.OutsideSearches.State;
import org.carrel.catalog.targets.Target;
import org.carrel.catalog.targets.Targets;
import org.carrel.platform.id.IdSource;

/**
 * Searches several outside databases at once, each on a thread of its own; what one finds is in store as soon as it has
 * come, and none waits for another.
 */
@ApplicationScoped
public class SearchOutside {

    private static final Logger LOG = Logger.getLogger(SearchOutside.class);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofDays(1);

    private final Targets targets;
    private final OutsideSearches searches;
    private final OutsideDatabases databases;
    private final MarcReader reader;
    private final IdSource ids;
    private final Clock clock;
    private final Event<Begun> begun;
    private final Map<UUID, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    SearchOutside(
            Targets targets,
            OutsideSearches searches,
            OutsideDatabases databases,
            MarcReader reader,
            IdSource ids,
            Clock clock,
            Event<Begun> begun) {
        this.targets = targets;
        this.searches = searches;
        this.databases = databases;
        this.reader = reader;
        this.ids = ids;
        this.clock = clock;
        this.begun = begun;
    }

    /** A search is in store. */
    record Begun(OutsideSearch search, List<Target> targets) {
        Begun {
            targets = List.copyOf(targets);
        }
    }

    /** Stores a search; it begins when the caller's transaction is committed. */
    public OutsideSearch begin(
            FieldedQuery query, List<Target> wanted, int limit, String actor, @Nullable String words) {
        Instant now = clock.instant();
        searches.removeBefore(now.minus(KEPT));
        var search = new OutsideSearch(ids.next(), actor, query, words, limit, now);
        searches.add(search, wanted, now);
        begun.fire(new Begun(search, wanted));
        return search;
    }

    void search(@Observes(during = TransactionPhase.AFTER_SUCCESS) Begun begun) {
        for (Target target : begun.targets()) {
            Thread.ofVirtual()
                    .name("search of " + target.description().name())
                    .start(() -> search(begun.search(), target));
        }
    }

    private void search(OutsideSearch search, Target target) {
        long from = System.nanoTime();
        try {
            admit(target.id());
            var complaints = new ArrayList<String>();
            Answer answer = asked(search, target, complaints);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
            complaints.addAll(answer.complaints());
            breakers.remove(target.id());
            targets.answered(target.id(), millis, clock.instant());
            searches.ended(
                    search.id(), target.id(), new Ending(State.DONE, answer.total(), millis, null, null, complaints));
        } catch (OutsideFailure failure) {
            fail(search, target, failure, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
        } catch (RuntimeException e) {
            LOG.errorf(e, "the search of an outside database broke off target=%s", target.id());
            fail(search, target, new OutsideFailure(Code.INTERRUPTED, "The search was broken off."), 0);
        }
    }

    private void admit(UUID target) {
        Instant now = clock.instant();
        CircuitBreaker breaker = breakers.getOrDefault(target, CircuitBreaker.CLOSED);
        if (!breaker.lets(now)) {
            throw new OutsideFailure(
                    Code.PAUSED, "It failed " + breaker.failures() + " times in a row; it is tried again soon.");
        }
        breakers.computeIfPresent(target, (_, current) -> current.trying(now));
    }

    private void fail(OutsideSearch search, Target target, OutsideFailure failure, long millis) {
        Instant now = clock.instant();
        if (failure.code().ill()) {
            breakers.merge(target.id(), CircuitBreaker.CLOSED.failed(now), (current, _) -> current.failed(now));
        } else if (failure.code() != Code.PAUSED) {
            breakers.remove(target.id());
        }
        if (failure.code() != Code.PAUSED) {
            targets.failed(target.id(), failure, now);
        }
        searches.ended(
                search.id(),
                target.id(),
                new Ending(State.FAILED, 0, millis, failure.code().code(), failure.detail(), List.of()));
    }

    /** Asks on a further thread, which is left behind if it does not keep to the deadline: a name server may sleep. */
    private Answer asked(OutsideSearch search, Target target, List<String> complaints) {
        Duration time = target.description().use().timeout();
        Deadline deadline = Deadline.in(time);
        var asking = new FutureTask<>(() -> databases
                .of(target.description())
                .search(search.query(), search.limit(), deadline, found -> keep(search, target, found, complaints)));
        Thread.ofVirtual().start(asking);
        try {
            return asking.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new OutsideFailure(Code.TIMED_OUT, "No answer came in the time allowed.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new OutsideFailure(Code.INTERRUPTED, "The search was broken off.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutsideFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("an outside database could not be asked", e);
        } finally {
            asking.cancel(true);
        }
    }

    private void keep(OutsideSearch search, Target target, Found found, List<String> complaints) {
        switch (reader.read(found.octets(), found.serialisation(), found.charset())) {
            case Reading.Refused refused ->
                complaints.add("Record " + found.position() + " cannot be read: " + refused.reason());
            case Reading.Understood understood -> {
                if (RecordKind.ofLeader(understood.record().leader()) != RecordKind.BIBLIOGRAPHIC) {
                    complaints.add("Record " + found.position() + " is not bibliographic.");
                    return;
                }
                int latestYear = clock.instant().atZone(ZoneOffset.UTC).getYear() + 2;
                searches.found(new OutsideRecord(
                        ids.next(),
                        search.id(),
                        target.id(),
                        found,
                        OutsideRecord.Summary.of(understood.record(), Describing.of(understood.record(), latestYear))));
            }
        }
    }
}
