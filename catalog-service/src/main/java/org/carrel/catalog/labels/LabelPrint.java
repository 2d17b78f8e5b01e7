package org.carrel.catalog.labels;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Labels that were printed together, as they were then: printing them again gives the same, whatever has become of the
 * items.
 *
 * @param id its id
 * @param content what is printed, and on what
 * @param by who printed it
 * @param at when
 */
public record LabelPrint(UUID id, Content content, String by, Instant at) {

    /** What is printed, and on what. */
    public record Content(Sheet sheet, Design design, List<Label> labels) {
        public Content {
            labels = List.copyOf(labels);
        }
    }
}
