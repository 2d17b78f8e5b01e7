package org.carrel.catalog.orders;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Vendors and orders in store. */
public interface Orders {

    List<Vendor> vendors(@Nullable UUID after, int limit);

    Optional<Vendor> vendor(UUID id);

    Optional<Vendor> vendorOfCode(String code);

    /** Adds a vendor, or gives one a new description. */
    Vendor put(Vendor vendor);

    /** The number of the next order. */
    long nextNumber();

    void add(Order order);

    /** Adds lines to an order that is there. */
    void addLines(List<Order.Line> lines);

    Optional<Order> find(UUID id);

    /** As {@link #find(UUID)}, and nobody else receives it before this transaction ends. */
    Optional<Order> findForEdit(UUID id);

    List<Order> list(Filter filter, @Nullable UUID after, int limit);

    /** The lines of orders, in order. */
    List<Order.Line> lines(Collection<UUID> orderIds);

    void close(UUID id, Instant at);

    /** What is bound by what is on order, and spent on what was received, by fund and currency. */
    List<Order.Spending> spending();

    /** Which orders are wanted; null for any. */
    record Filter(@Nullable UUID vendorId, @Nullable Boolean open) {}
}
