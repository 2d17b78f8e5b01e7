package org.carrel.catalog.places;

import java.util.UUID;

import org.carrel.events.PlaceKind;

/** Why a place cannot be as described, or cannot go. */
public sealed interface PlaceReason {

    /** Stable code. */
    String code();

    /** Another place has the code already. */
    record CodeTaken(String code, UUID placeId) implements PlaceReason {
        public CodeTaken(UUID placeId) {
            this("code-taken", placeId);
        }
    }

    /** A place of this kind stands directly below one of another kind. */
    record WrongParent(String code, PlaceKind expected) implements PlaceReason {
        public WrongParent(PlaceKind expected) {
            this("wrong-parent", expected);
        }
    }

    /** The consortium is the top of the tree. */
    record ParentNotAllowed(String code) implements PlaceReason {
        public ParentNotAllowed() {
            this("parent-not-allowed");
        }
    }

    /** There is one consortium. */
    record SecondConsortium(String code, UUID placeId) implements PlaceReason {
        public SecondConsortium(UUID placeId) {
            this("second-consortium", placeId);
        }
    }

    /** A place stays what it is: its kind cannot be edited. */
    record KindIsFixed(String code, PlaceKind kind) implements PlaceReason {
        public KindIsFixed(PlaceKind kind) {
            this("kind-is-fixed", kind);
        }
    }

    /** No such time zone in the IANA database. */
    record UnknownTimeZone(String code, String timeZone) implements PlaceReason {
        public UnknownTimeZone(String timeZone) {
            this("unknown-time-zone", timeZone);
        }
    }

    /** Neither the branch nor a place above it would have a time zone. */
    record TimeZoneMissing(String code, String branch) implements PlaceReason {
        public TimeZoneMissing(String branch) {
            this("time-zone-missing", branch);
        }
    }

    /** Only service points are pickup points. */
    record PickupNotApplicable(String code) implements PlaceReason {
        public PickupNotApplicable() {
            this("pickup-not-applicable");
        }
    }

    /** Only branches travel. */
    record MobileNotApplicable(String code) implements PlaceReason {
        public MobileNotApplicable() {
            this("mobile-not-applicable");
        }
    }

    /** A place stands below it. */
    record HasChild(String code, PlaceKind kind, String place, UUID placeId) implements PlaceReason {
        public HasChild(Place child) {
            this("has-child", child.description().kind(), child.description().code(), child.id());
        }
    }

    /** Items belong there, withdrawn ones included. */
    record HasItems(String code, long items) implements PlaceReason {
        public HasItems(long items) {
            this("has-items", items);
        }
    }
}
