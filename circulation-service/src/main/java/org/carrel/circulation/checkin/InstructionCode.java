package org.carrel.circulation.checkin;

/** What to do with the item in hand, by name. The names are part of the API. */
public enum InstructionCode {
    /** Put it on its shelf here. */
    SHELVE_HERE,
    /** Send it to another service point. */
    IN_TRANSIT_TO,
    /** Put it on the hold shelf. */
    HOLD_FOR_PICKUP,
    /** Hand it to those who bring it to the patron. */
    DELIVER,
    /** Hand it to those who work on it: repair, bindery, cataloguing. */
    HAND_TO_WORK,
    /** Hand it to the cataloguer: nobody knows it, or it should not be here. */
    HAND_TO_CATALOGUER
}
