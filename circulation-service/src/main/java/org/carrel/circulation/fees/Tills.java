package org.carrel.circulation.fees;

import java.util.Currency;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The cash drawers at service points, as payments see them. */
public interface Tills {

    /** Where cash goes. */
    sealed interface Till {
        /** Into this drawer, which cannot be closed until the transaction ends. */
        record Drawer(UUID id) implements Till {}

        /** Into none: the service point has none open, and none was named. */
        record NoDrawer() implements Till {}

        /** Several are open: one must be named. */
        record Several() implements Till {}

        /** The one that was named is not open here, in this currency. */
        record NotOpen() implements Till {}
    }

    /** The drawer for cash at a service point: the one named, or the only one that is open. */
    Till till(UUID servicePointId, Currency currency, @Nullable UUID drawerId);
}
