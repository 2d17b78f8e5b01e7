package org.carrel.circulation.availability;

/** What staff may say of an item that is not on loan, without having it in hand. The names are part of the API. */
public enum Mark {
    /** Not found where it should be. */
    MISSING,
    /** Missing for so long that nobody looks for it any more. */
    LONG_MISSING,
    /** Kept back. */
    UNAVAILABLE,
    /** Lent only to some. */
    RESTRICTED,
    /** Nobody knows; to be looked at. */
    UNKNOWN,
    /** Taken out of the collection. */
    WITHDRAWN
}
