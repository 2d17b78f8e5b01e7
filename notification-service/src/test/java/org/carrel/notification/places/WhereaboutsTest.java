package org.carrel.notification.places;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.events.PlaceKind;

import static org.assertj.core.api.Assertions.assertThat;

class WhereaboutsTest {

    @Test
    void a_desk_is_in_its_branch_and_in_the_nearest_time_zone() {
        assertThat(Whereabouts.of(List.of(
                        new Place(PlaceKind.SERVICE_POINT, "Desk", null, null),
                        new Place(PlaceKind.BRANCH, "Harbour", null, "Atlantic/Faroe"),
                        new Place(PlaceKind.CONSORTIUM, "All", null, "Europe/Copenhagen"))))
                .isEqualTo(new Whereabouts("Desk", "Harbour", "Atlantic/Faroe"));
    }

    @Test
    void a_place_that_nobody_knows_has_no_name() {
        assertThat(Whereabouts.of(List.of())).isEqualTo(new Whereabouts("", "", null));
    }
}
