package org.carrel.catalog.editing;

import java.time.Instant;
import java.util.UUID;

/**
 * Word that somebody is editing a record.
 *
 * @param recordId the record
 * @param holder who is editing it
 * @param since since when
 * @param until when it lapses unless it is renewed
 */
public record Lease(UUID recordId, String holder, Instant since, Instant until) {}
