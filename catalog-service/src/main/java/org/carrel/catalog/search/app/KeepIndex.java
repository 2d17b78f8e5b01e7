package org.carrel.catalog.search.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.changes.ChangeLog;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.search.CatalogueSearch;
import org.carrel.catalog.search.IndexState;
import org.carrel.catalog.search.RebuildRequests;
import org.carrel.catalog.search.SearchIndex;
import org.carrel.catalog.search.SearchIndex.Marks;

/**
 * Keeps the index up to date: reads the change log several times a second, shows what has changed at once, and keeps it
 * on disk every few seconds. What was shown but not kept when the power went is in the change log behind the position
 * that was kept, and is indexed again. Where instances share an index, one of them keeps it. A rebuild runs beside this
 * on its own thread, into a fresh generation.
 */
@ApplicationScoped
public class KeepIndex {

    private static final Logger LOG = Logger.getLogger(KeepIndex.class);
    private static final long PAUSE_MILLIS = 120;
    private static final Duration KEPT_EVERY = Duration.ofSeconds(5);
    /** Each showing makes a segment; in a stream of changes, small ones would have to be merged all the time. */
    private static final Duration SHOWN_EVERY = Duration.ofMillis(500);
    /** So many changes at once are a stream. */
    private static final int STREAM = 50;

    private static final Duration ASKED_EVERY = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final SearchIndex index;
    private final IndexTitles titles;
    private final ChangeLog changes;
    private final Records records;
    private final RebuildRequests requests;

    private final AtomicReference<@Nullable Rebuilt> rebuilt = new AtomicReference<>();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong total = new AtomicLong();
    private volatile @Nullable Thread rebuilding;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private @Nullable Thread thread;

    private @Nullable String position;
    private boolean dirty;
    private boolean unseen;
    private long shownAt;
    private long keptAt;
    private long askedAt;
    private long asked;

    KeepIndex(SearchIndex index, IndexTitles titles, ChangeLog changes, Records records, RebuildRequests requests) {
        this.index = index;
        this.titles = titles;
        this.changes = changes;
        this.records = records;
        this.requests = requests;
    }

    /** A fresh generation that has all titles as they were at a position. */
    private record Rebuilt(SearchIndex.Generation generation, Marks marks) {}

    void onStart(@Observes StartupEvent event) {
        start();
    }

    void onStop(@Observes ShutdownEvent event) {
        stop();
    }

    /** Opens the index and begins to keep it. */
    public synchronized void start() {
        if (thread == null) {
            stop = new CountDownLatch(1);
            position = null;
            dirty = false;
            unseen = false;
            askedAt = 0;
            thread = Thread.ofPlatform().name("index").daemon().start(this::loop);
        }
    }

    /** Keeps what was shown, and closes the index. */
    public synchronized void stop() {
        halt(true);
    }

    /** Closes the index as a power cut would: what was not kept is lost. For tests of what happens then. */
    synchronized void crash() {
        halt(false);
    }

    private void halt(boolean keep) {
        Thread running = thread;
        if (running == null) {
            return;
        }
        stop.countDown();
        join(running);
        Thread builder = rebuilding;
        if (builder != null) {
            join(builder);
        }
        Rebuilt unused = rebuilt.getAndSet(null);
        if (unused != null) {
            discard(unused.generation());
        }
        if (keep && dirty) {
            keepAtLast();
        }
        index.close();
        thread = null;
    }

    private void keepAtLast() {
        try {
            index.serving().ifPresent(this::keep);
        } catch (CatalogueSearch.AwayException e) {
            LOG.infof("how far the index goes could not be noted, what was changed last is indexed again: %s", e);
        }
    }

    private static void join(Thread other) {
        try {
            other.join(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How the index is. */
    public IndexState state() {
        Optional<SearchIndex.Generation> serving = index.serving();
        boolean running = rebuilding != null;
        return new IndexState(
                serving.isPresent(),
                serving.map(SearchIndex.Generation::titles).orElse(0L),
                running ? new IndexState.Rebuild(true, done.get(), total.get()) : IndexState.Rebuild.NONE,
                serving.map(SearchIndex.Generation::marks).map(Marks::rebuild).orElse(0L));
    }

    private void loop() {
        while (!stopped(Duration.ofMillis(PAUSE_MILLIS))) {
            try {
                turn();
            } catch (RuntimeException e) {
                LOG.warnf("the index could not be brought up to date, trying again: %s", e);
                if (stopped(AFTER_TROUBLE)) {
                    return;
                }
            }
        }
    }

    private boolean stopped(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void turn() {
        if (!index.ours()) {
            leave();
            return;
        }
        Rebuilt ready = rebuilt.get();
        if (ready != null) {
            changeOver(ready);
        }
        Optional<SearchIndex.Generation> serving = index.serving();
        if (serving.isEmpty()) {
            rebuild(requests.last());
            return;
        }
        if (position == null) {
            position = serving.get().marks().position();
        }
        answerRequests(serving.get());
        follow(serving.get());
    }

    /** Another instance keeps the index; whoever keeps it next goes on from what is noted in it. */
    private void leave() {
        position = null;
        dirty = false;
        unseen = false;
        Rebuilt unused = rebuilt.getAndSet(null);
        if (unused != null) {
            discard(unused.generation());
        }
    }

    private void answerRequests(SearchIndex.Generation serving) {
        if (System.nanoTime() - askedAt < ASKED_EVERY.toNanos()) {
            return;
        }
        askedAt = System.nanoTime();
        long last = requests.last();
        if (last > Math.max(asked, serving.marks().rebuild())) {
            rebuild(last);
        }
    }

    private void follow(SearchIndex.Generation serving) {
        ChangeLog.Reading reading = changes.since(String.valueOf(position));
        if (!reading.complete()) {
            LOG.info("the index is too far behind to catch up and will be made anew");
            rebuild(Math.max(asked, serving.marks().rebuild()));
            return;
        }
        if (!reading.records().isEmpty()) {
            titles.follow(reading.records(), serving, () -> {
                unseen = true;
                show(serving, SHOWN_EVERY);
            });
            dirty = true;
        }
        show(serving, reading.records().size() < STREAM ? Duration.ZERO : SHOWN_EVERY);
        position = reading.position();
        if (dirty && System.nanoTime() - keptAt > KEPT_EVERY.toNanos()) {
            keep(serving);
        }
    }

    private void show(SearchIndex.Generation serving, Duration atMostEvery) {
        if (unseen && System.nanoTime() - shownAt >= atMostEvery.toNanos()) {
            serving.show();
            unseen = false;
            shownAt = System.nanoTime();
        }
    }

    private void keep(SearchIndex.Generation serving) {
        if (dirty && position != null) {
            serving.keep(new Marks(position, serving.marks().rebuild()));
            keptAt = System.nanoTime();
            dirty = false;
        }
    }

    /** Brings a rebuilt generation up to date and lets it serve; what fails half-way is tried again. */
    private void changeOver(Rebuilt ready) {
        SearchIndex.Generation generation = ready.generation();
        ChangeLog.Reading reading = changes.since(ready.marks().position());
        if (!reading.complete()) {
            rebuilt.set(null);
            discard(generation);
            rebuild(ready.marks().rebuild());
            return;
        }
        titles.follow(reading.records(), generation, () -> {});
        generation.show();
        generation.keep(new Marks(reading.position(), ready.marks().rebuild()));
        index.serve(generation);
        rebuilt.set(null);
        position = reading.position();
        dirty = false;
        LOG.infof("a new index of %d titles serves", generation.titles());
    }

    private synchronized void rebuild(long request) {
        if (rebuilding != null || rebuilt.get() != null || stop.getCount() == 0) {
            return;
        }
        asked = Math.max(asked, request);
        done.set(0);
        total.set(0);
        rebuilding = Thread.ofPlatform().name("index-rebuild").daemon().start(() -> build(request));
    }

    private void build(long request) {
        SearchIndex.Generation generation = null;
        try {
            generation = index.fresh();
            var marks = new Marks(changes.position(), request);
            total.set(records.count());
            if (!fill(generation)) {
                generation.discard();
                return;
            }
            generation.keep(marks);
            rebuilt.set(new Rebuilt(generation, marks));
        } catch (RuntimeException e) {
            LOG.errorf(e, "the index could not be made anew");
            asked = 0;
            discard(generation);
        } finally {
            rebuilding = null;
        }
    }

    /** Puts all titles into a generation: one thread reads them, others index them; false if there was no time. */
    private boolean fill(SearchIndex.Generation generation) {
        int processors = Runtime.getRuntime().availableProcessors();
        var threads = Thread.ofPlatform().name("index-rebuild-", 1).daemon().factory();
        try (ExecutorService indexing = Executors.newFixedThreadPool(processors, threads)) {
            var pending = new ArrayDeque<Future<?>>();
            List<Records.Current> found = titles.after(null);
            while (!found.isEmpty() && mayGoOn()) {
                List<Records.Current> slice = found;
                pending.add(indexing.submit(() -> {
                    titles.put(slice, generation);
                    done.addAndGet(slice.size());
                }));
                if (pending.size() > processors) {
                    await(pending.remove());
                }
                found = titles.after(slice.getLast().record().id());
            }
            pending.forEach(KeepIndex::await);
        }
        return mayGoOn();
    }

    private boolean mayGoOn() {
        return stop.getCount() > 0 && index.ours();
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("titles could not be indexed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while titles were indexed", e);
        }
    }

    /** What cannot be discarded now is, before the next is made. */
    private static void discard(SearchIndex.@Nullable Generation generation) {
        try {
            if (generation != null) {
                generation.discard();
            }
        } catch (CatalogueSearch.AwayException e) {
            LOG.infof("an index that was begun is left over: %s", e);
        }
    }
}
