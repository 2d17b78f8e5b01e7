package org.carrel.circulation.checkin;

import java.util.Map;

/**
 * Something staff should know about the item in hand.
 *
 * @param code what
 * @param figures its figures
 */
public record Message(MessageCode code, Map<String, Object> figures) {

    public Message {
        figures = Map.copyOf(figures);
    }
}
