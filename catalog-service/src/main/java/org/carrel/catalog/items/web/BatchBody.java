package org.carrel.catalog.items.web;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items to be added together. */
@Schema(name = "ItemBatch")
record BatchBody(
        @NotEmpty @Size(max = 500) @Schema(description = "1 to 500 items.")
        List<@NotNull @Valid ItemBody> items) {}
