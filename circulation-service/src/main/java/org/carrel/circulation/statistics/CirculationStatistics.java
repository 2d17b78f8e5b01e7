package org.carrel.circulation.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What can be asked of the counts. */
public interface CirculationStatistics {

    /**
     * Which counts are meant.
     *
     * @param from the first day
     * @param to the last day
     * @param kinds what happened; empty for everything
     * @param branchId where; null for everywhere
     * @param classFrom the first call number class; null for no lower end
     * @param classTo the last call number class; null for no upper end
     */
    record Filter(
            LocalDate from,
            LocalDate to,
            Set<Kind> kinds,
            @Nullable UUID branchId,
            @Nullable String classFrom,
            @Nullable String classTo) {
        public Filter {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * A count.
     *
     * @param values what it counts, one for each of what was asked by; empty text for what is not known
     * @param number how often
     */
    record Count(List<String> values, long number) {
        public Count {
            values = List.copyOf(values);
        }
    }

    /** Counts by up to three things, in the order of their values. */
    List<Count> counts(Filter filter, List<By> by, int limit);

    /**
     * How well a title answers its requests.
     *
     * @param recordId the title
     * @param requests open requests
     * @param copies items in the collection, those on order included
     * @param wanted copies to buy so that no more than the asked number of requests waits for each
     */
    record HoldRatio(UUID recordId, String title, @Nullable String author, long requests, long copies, long wanted) {}

    /**
     * Titles with more open requests for each copy than wished, the most requested first.
     *
     * @param requestsPerCopy how many requests for a copy are well
     * @param branchId counts only requests that are picked up there; null for all
     * @param after the last line of the page before
     */
    List<HoldRatio> holdRatios(int requestsPerCopy, @Nullable UUID branchId, @Nullable HoldRatio after, int limit);

    /**
     * How often a part of the collection was lent.
     *
     * @param value what the items have in common
     * @param items how many there are now
     * @param uses how often they were checked out or used in the house
     */
    record Turnover(String value, long items, long uses) {
        /** Uses of each item. */
        public double rate() {
            return items == 0 ? 0 : (double) uses / items;
        }
    }

    /** The turnover by location, material type, loan type or call number class. */
    List<Turnover> turnover(LocalDate from, LocalDate to, By by, int limit);

    /**
     * How a branch stands at this moment.
     *
     * @param branchId the branch
     * @param openLoans loans that began there and are open
     * @param overdue of these, those overdue
     * @param openRequests open requests to be picked up there
     * @param onHoldShelf of these, those that wait on the hold shelf
     */
    record Standing(UUID branchId, long openLoans, long overdue, long openRequests, long onHoldShelf) {}

    /** How the branches stand now. */
    List<Standing> now(Instant at, Desks desks);

    /**
     * Which service point belongs to which branch.
     *
     * @param servicePoints ids of service points
     * @param branches the branch of each, in the same order
     */
    record Desks(List<UUID> servicePoints, List<UUID> branches) {
        public Desks {
            servicePoints = List.copyOf(servicePoints);
            branches = List.copyOf(branches);
        }
    }
}
