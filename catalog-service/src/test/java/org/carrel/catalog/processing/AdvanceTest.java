package org.carrel.catalog.processing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.carrel.catalog.processing.Advance.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class AdvanceTest {

    private static final Checklist DVD = new Checklist(
            "dvd",
            List.of(new Checklist.Task("case", "Security case", true), new Checklist.Task("art", "Cover art", false)),
            true,
            "discs");

    private static List<Reason> reasons(Step at, Step to, boolean barcode, Progress progress) {
        return Advance.reasons(new Advance.Facts(at, to, barcode, DVD, progress));
    }

    @Test
    void an_item_goes_from_order_to_shelf_step_by_step() {
        var done = new Progress(Set.of("case"), 2, 0);
        assertThat(reasons(Step.ORDERED, Step.RECEIVED, false, Progress.NONE)).isEmpty();
        assertThat(reasons(Step.RECEIVED, Step.ACCESSIONED, true, Progress.NONE))
                .isEmpty();
        assertThat(reasons(Step.ACCESSIONED, Step.IN_PROCESS, true, Progress.NONE))
                .isEmpty();
        assertThat(reasons(Step.IN_PROCESS, Step.SHELF_READY, true, done)).isEmpty();
        assertThat(reasons(Step.SHELF_READY, Step.IN_PROCESS, true, done)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void no_step_is_left_out(Step at) {
        for (Step to : EnumSet.complementOf(EnumSet.copyOf(withSelf(at)))) {
            assertThat(reasons(at, to, true, new Progress(Set.of("case"), 1, 0)))
                    .as("%s to %s", at, to)
                    .containsExactly(new Reason.StepOutOfOrder(at, to));
        }
    }

    private static Set<Step> withSelf(Step at) {
        return at.next().isEmpty() ? EnumSet.of(at) : at.next();
    }

    @Test
    void without_a_barcode_it_is_not_accessioned() {
        assertThat(reasons(Step.RECEIVED, Step.ACCESSIONED, false, Progress.NONE))
                .containsExactly(new Reason.BarcodeMissing());
    }

    @Test
    void everything_that_is_still_to_be_done_is_named_at_once() {
        assertThat(reasons(Step.IN_PROCESS, Step.SHELF_READY, true, Progress.NONE))
                .extracting(Reason::getClass)
                .containsExactly(Reason.TaskOpen.class, Reason.PiecesUncounted.class);
    }
}
