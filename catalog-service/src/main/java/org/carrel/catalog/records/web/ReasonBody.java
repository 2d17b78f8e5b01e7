package org.carrel.catalog.records.web;

import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why something is done. */
@Schema(name = "Reason")
record ReasonBody(
        @Size(max = RecordResource.REASON)
        @Schema(nullable = true, examples = "The batch replaced the wrong subject headings")
        @Nullable
        String reason) {}
