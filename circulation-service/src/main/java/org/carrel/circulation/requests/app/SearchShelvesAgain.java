package org.carrel.circulation.requests.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.jobs.Job;
import org.carrel.circulation.requests.Requests;

/**
 * Looks for copies on the shelves again, title by title, each in a transaction of its own, and notes which requests no
 * copy can fill as things stand.
 */
@ApplicationScoped
public class SearchShelvesAgain implements Job {
    private static final int BATCH = 200;

    private final Requests requests;
    private final SearchShelves searchShelves;
    private final Duration every;
    private final Duration patience;

    /** @param patience how long staff are waited for who were asked to fetch a copy */
    SearchShelvesAgain(
            Requests requests,
            SearchShelves searchShelves,
            @ConfigProperty(name = "circulation.search.every") Duration every,
            @ConfigProperty(name = "circulation.search.patience") Duration patience) {
        this.requests = requests;
        this.searchShelves = searchShelves;
        this.every = every;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "search-shelves";
    }

    @Override
    public String purpose() {
        return "Asks for other copies where nobody fetches the first, or where one has come to its shelf unseen; lists "
                + "the requests that no copy can fill.";
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public Batch work(Instant now, @Nullable String after) {
        Instant asked = now.minus(patience);
        List<UUID> titles = requests.toLookFor(asked, after == null ? null : UUID.fromString(after), BATCH);
        List<Failure> failures = new ArrayList<>();
        int changed = 0;
        for (UUID recordId : titles) {
            try {
                changed += QuarkusTransaction.requiringNew().call(() -> searchShelves.lookAgain(recordId, asked));
            } catch (RuntimeException e) {
                failures.add(new Failure(recordId, e.getClass().getSimpleName()));
            }
        }
        if (titles.size() < BATCH) {
            QuarkusTransaction.requiringNew().run(() -> requests.markHopeless(now));
            return new Batch(changed, failures, null);
        }
        return new Batch(changed, failures, titles.getLast().toString());
    }
}
