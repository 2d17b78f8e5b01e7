package org.carrel.catalog.oai;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The headers in store. */
public interface Headers {

    /**
     * How far the headers follow the records.
     *
     * @param position place in the change log; null before the first time
     * @param filledTo the last record seen while all are being looked at; null if they are not
     */
    record Progress(@Nullable String position, @Nullable UUID filledTo) {}

    /** How far the headers have come; for a glance. */
    Progress progress();

    /** As {@link #progress()}; nobody reads or writes headers before this transaction ends. */
    Progress progressForEdit();

    /** Notes how far the headers have come. */
    void advance(Progress progress);

    /**
     * Tells harvesters of records, so far as there is something new to tell, under one new datestamp. Within the
     * transaction of {@link #progressForEdit()}.
     */
    void stamp(Collection<UUID> recordIds);

    /** Ids of records in their order, to look at them all. */
    List<UUID> recordsAfter(UUID last, int limit);

    /**
     * The present moment, as datestamps are reckoned. Until this transaction ends no datestamp is given, so that
     * whatever is told later bears this moment or a later one.
     */
    Instant moment();

    /** Headers in the order of their datestamps. */
    List<Header> list(Selection selection, ResumptionToken.@Nullable Place after, int limit);

    Optional<Header> find(UUID recordId);

    /** The datestamp of the oldest header. */
    Optional<Instant> earliest();

    /** All sets there have been. */
    List<String> sets();

    /** What resumption tokens are signed with, the same in every instance. */
    byte[] tokenKey();
}
