package org.carrel.bench.demo;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The places of the demo consortium. All names are made up. */
final class DemoPlaces {

    static final String CONSORTIUM = "DEMO";
    static final String ZONE = "Europe/Dublin";

    private DemoPlaces() {}

    /** A place to be, its parent named by code. */
    record Place(
            String kind,
            String code,
            String name,
            @Nullable String parent,
            @Nullable String timeZone,
            boolean pickup,
            boolean mobile) {}

    /**
     * A branch with what is in it.
     *
     * @param code short code; its desk is {@code <code>-DESK}
     * @param academic whether it belongs to the university rather than to the town
     */
    record Branch(String code, String name, boolean academic, boolean mobile) {

        String library() {
            return academic ? "KUL" : "BPL";
        }

        String desk() {
            return code + "-DESK";
        }

        String stacks() {
            return code + "-STACKS";
        }

        String reference() {
            return code + "-REF";
        }

        String media() {
            return code + "-MEDIA";
        }
    }

    static final List<Branch> BRANCHES = List.of(
            new Branch("MAIN", "Ballyglen Central Library", false, false),
            new Branch("EAST", "Eastgate Library", false, false),
            new Branch("HILL", "Hillcrest Library", false, false),
            new Branch("QUAY", "Quayside Library", false, false),
            new Branch("BUS", "Bookmobile", false, true),
            new Branch("KCEN", "Kilcarra Main Library", true, false),
            new Branch("KSCI", "Science and Engineering Library", true, false),
            new Branch("KMUS", "Music Library", true, false));

    /** Every place, parents before children. */
    static List<Place> all() {
        var places = new ArrayList<Place>();
        places.add(place("CONSORTIUM", CONSORTIUM, "Glen and Carra Library Consortium", null, ZONE));
        places.add(place("LIBRARY", "BPL", "Ballyglen Public Libraries", CONSORTIUM, null));
        places.add(place("LIBRARY", "KUL", "Kilcarra University Library", CONSORTIUM, null));
        for (Branch branch : BRANCHES) {
            places.add(
                    new Place("BRANCH", branch.code(), branch.name(), branch.library(), null, false, branch.mobile()));
            places.add(place("LOCATION", branch.stacks(), "Open shelves", branch.code(), null));
            if (!branch.mobile()) {
                places.add(place("LOCATION", branch.reference(), "Reference", branch.code(), null));
                places.add(place("LOCATION", branch.media(), "Music and film", branch.code(), null));
            }
            String desk = branch.mobile() ? "On board" : "Desk";
            places.add(new Place(
                    "SERVICE_POINT", branch.desk(), branch.name() + ", " + desk, branch.code(), null, true, false));
        }
        places.add(new Place("SERVICE_POINT", "MAIN-KIOSK", "Ballyglen self-check", "MAIN", null, false, false));
        places.add(new Place("SERVICE_POINT", "MAIN-SORTER", "Ballyglen sorter", "MAIN", null, false, false));
        return places;
    }

    private static Place place(
            String kind, String code, String name, @Nullable String parent, @Nullable String timeZone) {
        return new Place(kind, code, name, parent, timeZone, false, false);
    }
}
