package org.carrel.events;

/**
 * A library card.
 *
 * @param number what is encoded on the card
 * @param state whether it still opens the library
 */
public record Card(String number, State state) {

    /** What became of a card. */
    public enum State {
        /** In use. */
        ACTIVE,
        /** Reported lost: whoever shows it is not necessarily its owner. */
        LOST,
        /** Replaced by a newer card. */
        REPLACED
    }
}
