package org.carrel.circulation.places.app;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.Places;
import org.carrel.events.PlaceChanged;
import org.carrel.events.PlaceEvent;
import org.carrel.events.PlaceRemoved;

/** The places in memory: few, read at every scan, and looked after by the catalogue. */
@ApplicationScoped
public class PlaceDirectory {
    private final Places places;
    private volatile Known known = new Known(-1, PlaceTree.EMPTY);

    private record Known(long revision, PlaceTree tree) {}

    PlaceDirectory(Places places) {
        this.places = places;
    }

    /** All places as this node knows them; at most a second behind. */
    public PlaceTree tree() {
        Known now = known;
        return now.revision() < 0 ? reload() : now.tree();
    }

    /** Takes over what the catalogue told. */
    public void project(PlaceEvent event) {
        switch (event) {
            case PlaceChanged changed -> places.put(changed);
            case PlaceRemoved(var id, var version) -> places.remove(id, version);
        }
    }

    /** Reads the places again, now. */
    public PlaceTree reload() {
        // The revision first: a change between the two reads makes for one more reload, never for a stale tree.
        long revision = places.revision();
        PlaceTree tree = PlaceTree.of(places.all());
        known = new Known(revision, tree);
        return tree;
    }

    @Scheduled(every = "${circulation.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        if (places.revision() != known.revision()) {
            reload();
        }
    }
}
