package org.carrel.testkit.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.carrel.events.ItemCheckedOut;
import org.carrel.events.LoanRenewed;
import org.carrel.events.PatronErased;
import org.carrel.events.TitleChanged;

/** Events to publish in tests. */
final class Events {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Events() {}

    static ItemCheckedOut checkedOut(UUID loan) {
        return new ItemCheckedOut(
                loan,
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                NOON,
                NOON.plusSeconds(86_400),
                List.of("too-many-loans"));
    }

    static LoanRenewed renewed(UUID loan, long version) {
        return new LoanRenewed(
                loan,
                version,
                UUID.randomUUID(),
                UUID.randomUUID(),
                (int) version - 1,
                NOON,
                NOON.plusSeconds(86_400),
                List.of());
    }

    static PatronErased erased(UUID patron, long version) {
        return new PatronErased(patron, version);
    }

    static TitleChanged titled(UUID record, long version, String title) {
        return new TitleChanged(record, version, title, null, List.of(), null, false);
    }
}
