package org.carrel.circulation.bursar;

import java.time.Instant;
import java.util.UUID;

/**
 * Lines of the bursar's book that were handed over together.
 *
 * @param id the export
 * @param placeId the library; what its branches are owed is in it
 * @param exportedAt when
 * @param exportedBy by whom
 * @param lines how many lines it has
 */
public record BursarExport(UUID id, UUID placeId, Instant exportedAt, String exportedBy, int lines) {}
