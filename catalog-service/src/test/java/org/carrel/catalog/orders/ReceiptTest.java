package org.carrel.catalog.orders;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiptTest {

    private static final UUID MAIN = UUID.randomUUID();
    private static final UUID EAST = UUID.randomUUID();
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID TWO = UUID.randomUUID();
    private static final List<Receipt.Expected> EXPECTED =
            List.of(new Receipt.Expected(ONE, 1, MAIN), new Receipt.Expected(TWO, 1, EAST));

    private static Receipt.Copy copy(int line, @Nullable UUID location) {
        return new Receipt.Copy(line, location, null, null);
    }

    private static Receipt.Outcome match(Receipt.Copy... box) {
        return Receipt.match(List.of(box), EXPECTED, Set.of(1, 2));
    }

    @Test
    void a_copy_that_must_go_somewhere_chooses_before_one_that_may_go_anywhere() {
        assertThat(match(copy(1, null), copy(1, MAIN)))
                .isEqualTo(new Receipt.Outcome.Matched(
                        List.of(new Receipt.Arrival(TWO, copy(1, null)), new Receipt.Arrival(ONE, copy(1, MAIN)))));
    }

    @Test
    void equal_copies_are_different_items() {
        assertThat(match(copy(1, null), copy(1, null)))
                .isEqualTo(new Receipt.Outcome.Matched(
                        List.of(new Receipt.Arrival(ONE, copy(1, null)), new Receipt.Arrival(TWO, copy(1, null)))));
    }

    @Test
    void what_was_not_ordered_is_named_line_by_line() {
        assertThat(match(copy(1, EAST), copy(1, EAST), copy(2, null), copy(3, null)))
                .isEqualTo(new Receipt.Outcome.Refused(List.of(
                        new Receipt.Reason.MoreThanOrdered(1, EAST, 1),
                        new Receipt.Reason.MoreThanOrdered(2, null, 0),
                        new Receipt.Reason.UnknownLine(3))));
    }
}
