package org.carrel.catalog.serials;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Subscriptions and their issues in store. */
public interface Serials {

    void add(Subscription subscription);

    Optional<Subscription> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else changes it or its issues before this transaction ends. */
    Optional<Subscription> findForEdit(UUID id);

    /** Subscriptions in the order of their ids. */
    List<Subscription> list(@Nullable UUID recordId, @Nullable UUID after, int limit);

    /** Stores an edited subscription. */
    void change(Subscription subscription);

    /** Takes back what the pattern foretold from a day on, unless it has come, was asked for, or given up. */
    void unforetell(UUID id, LocalDate from);

    /** To whom the issues of a subscription go, in order. */
    List<Reader> routing(UUID id);

    void route(UUID id, List<Reader> readers);

    /** Says that no more issues are expected; those that are go. */
    void end(UUID id);

    void addIssues(List<Issue> issues);

    Optional<Issue> issue(UUID id);

    /** These issues of a subscription in their order. */
    List<Issue> issues(UUID subscriptionId, Collection<UUID> ids);

    /** All issues of a subscription in their order. */
    List<Issue> issues(UUID subscriptionId);

    /** The position of the last issue that was foretold; 0 if none was. */
    int lastSequence(UUID subscriptionId);

    void change(List<Issue> issues);

    /**
     * Issues that should have come, and have not been asked for lately.
     *
     * @param after the one seen last
     */
    List<Late> late(LocalDate today, @Nullable After after, int limit);

    /** An issue that should have come, and what it is an issue of. */
    record Late(Issue issue, String name, long days) {}

    /** A position among late issues. */
    record After(LocalDate expectedOn, UUID id) {}
}
