package org.carrel.circulation.requests;

import java.util.List;
import java.util.Optional;

/** The list of reasons for which requests can be cancelled. */
public interface CancellationReasons {
    List<CancellationReason> all();

    Optional<CancellationReason> find(String code);

    /** Adds a reason, or changes it; it must be one version ahead of what is stored. */
    void put(CancellationReason reason);
}
