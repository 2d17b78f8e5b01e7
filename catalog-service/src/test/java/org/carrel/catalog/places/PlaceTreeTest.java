package org.carrel.catalog.places;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.events.PlaceKind;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTreeTest {

    private static final Place CONSORTIUM = place(PlaceKind.CONSORTIUM, "ALL", null, "Europe/Copenhagen");
    private static final Place LIBRARY = place(PlaceKind.LIBRARY, "LIB", CONSORTIUM.id(), null);
    private static final Place BRANCH = place(PlaceKind.BRANCH, "MAIN", LIBRARY.id(), null);
    private static final Place FAR = place(PlaceKind.BRANCH, "FAR", LIBRARY.id(), "Atlantic/Faroe");
    private static final Place SHELF = place(PlaceKind.LOCATION, "STACKS", BRANCH.id(), null);
    private static final PlaceTree TREE = new PlaceTree(List.of(CONSORTIUM, LIBRARY, BRANCH, FAR, SHELF));

    private static Place place(PlaceKind kind, String code, @Nullable UUID parent, @Nullable String zone) {
        return new Place(UUID.randomUUID(), 1, described(kind, code, parent, zone));
    }

    private static PlaceDescription described(
            PlaceKind kind, String code, @Nullable UUID parent, @Nullable String zone) {
        return new PlaceDescription(kind, code, code, parent, zone, false, false);
    }

    @Test
    void each_kind_stands_below_its_own_kind_of_parent() {
        for (PlaceKind kind : PlaceKind.values()) {
            for (Place parent : List.of(CONSORTIUM, LIBRARY, BRANCH, SHELF)) {
                boolean fits =
                        switch (kind) {
                            case CONSORTIUM -> false;
                            case LIBRARY -> parent.equals(CONSORTIUM);
                            case BRANCH -> parent.equals(LIBRARY);
                            case LOCATION, SERVICE_POINT -> parent.equals(BRANCH);
                        };
                assertThat(TREE.whyNotAdd(described(kind, "NEW", parent.id(), null))
                                .isEmpty())
                        .as("%s below %s", kind, parent.description().kind())
                        .isEqualTo(fits);
            }
        }
    }

    @Test
    void a_place_without_a_parent_is_the_consortium_or_nothing() {
        assertThat(new PlaceTree(List.of()).whyNotAdd(described(PlaceKind.CONSORTIUM, "ALL", null, null)))
                .isEmpty();
        assertThat(TREE.whyNotAdd(described(PlaceKind.BRANCH, "NEW", null, null)))
                .containsExactly(new PlaceReason.WrongParent(PlaceKind.LIBRARY));
        assertThat(TREE.whyNotAdd(described(PlaceKind.CONSORTIUM, "NEW", null, null)))
                .containsExactly(new PlaceReason.SecondConsortium(CONSORTIUM.id()));
    }

    @Test
    void every_branch_has_a_time_zone_from_itself_or_from_above() {
        assertThat(TREE.zoneFrom(SHELF.id())).contains(ZoneId.of("Europe/Copenhagen"));
        assertThat(TREE.zoneFrom(FAR.id())).contains(ZoneId.of("Atlantic/Faroe"));
        assertThat(TREE.whyNotEdit(CONSORTIUM, described(PlaceKind.CONSORTIUM, "ALL", null, null), 0))
                .containsExactly(new PlaceReason.TimeZoneMissing("MAIN"));
        Place bare = place(PlaceKind.CONSORTIUM, "ALL", null, null);
        Place library = place(PlaceKind.LIBRARY, "LIB", bare.id(), null);
        var zoneless = new PlaceTree(List.of(bare, library));
        assertThat(zoneless.whyNotAdd(described(PlaceKind.BRANCH, "B", library.id(), null)))
                .containsExactly(new PlaceReason.TimeZoneMissing("B"));
        assertThat(zoneless.whyNotAdd(described(PlaceKind.BRANCH, "B", library.id(), "UTC")))
                .isEmpty();
        for (String zone : List.of("CET+1", "Nowhere/City", "+02:00", "EST", "")) {
            assertThat(TREE.whyNotAdd(described(PlaceKind.BRANCH, "B", LIBRARY.id(), zone)))
                    .as(zone)
                    .containsExactly(new PlaceReason.UnknownTimeZone(zone));
        }
    }

    @Test
    void a_shelf_with_items_does_not_move_to_another_branch() {
        var moved = described(PlaceKind.LOCATION, "STACKS", FAR.id(), null);
        assertThat(TREE.whyNotEdit(SHELF, moved, 3)).containsExactly(new PlaceReason.HasItems(3));
        assertThat(TREE.whyNotEdit(SHELF, moved, 0)).isEmpty();
        assertThat(TREE.whyNotEdit(SHELF, described(PlaceKind.SERVICE_POINT, "STACKS", BRANCH.id(), null), 0))
                .containsExactly(new PlaceReason.KindIsFixed(PlaceKind.LOCATION));
    }

    @Test
    void everything_that_holds_a_place_is_named() {
        assertThat(TREE.whyNotRemove(LIBRARY.id(), 0))
                .containsExactlyInAnyOrder(new PlaceReason.HasChild(BRANCH), new PlaceReason.HasChild(FAR));
        assertThat(TREE.whyNotRemove(SHELF.id(), 12)).containsExactly(new PlaceReason.HasItems(12));
        assertThat(TREE.whyNotRemove(SHELF.id(), 0)).isEmpty();
    }

    @Test
    void a_place_knows_its_branch() {
        assertThat(TREE.branchOf(SHELF.id())).contains(BRANCH);
        assertThat(TREE.branchOf(BRANCH.id())).contains(BRANCH);
        assertThat(TREE.branchOf(LIBRARY.id())).isEmpty();
    }
}
