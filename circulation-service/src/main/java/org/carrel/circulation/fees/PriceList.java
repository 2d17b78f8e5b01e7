package org.carrel.circulation.fees;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored lists of what staff may charge, and of how patrons may pay. */
public interface PriceList {
    List<PaymentMethod> methods();

    Optional<PaymentMethod> method(String code);

    /** Writes a payment method that is new (version 0) or was read with its version. */
    PaymentMethod save(PaymentMethod method);

    List<FeeType> types();

    Optional<FeeType> type(UUID id);

    /** The type of a code that counts at a place, told with all places above it, nearest first. */
    Optional<FeeType> typeAt(String code, List<UUID> placesUpward);

    /** Writes a type that is new (version 0) or was read with its version; false if its place has the code already. */
    boolean save(FeeType type);
}
