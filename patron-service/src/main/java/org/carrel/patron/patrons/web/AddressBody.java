package org.carrel.patron.patrons.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.PostalAddress;

/** A postal address, asked for and shown alike. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Address")
record AddressBody(
        @Schema(examples = "Strandvejen 12") @NotBlank @Size(max = 200)
        String line1,

        @Size(max = 200) @Nullable String line2,
        @Schema(examples = "8000") @Size(max = 20) @Nullable String postalCode,

        @Schema(examples = "Aarhus") @NotBlank @Size(max = 100)
        String city,

        @Schema(description = "ISO 3166-1 alpha-2.", examples = "DK") @Pattern(regexp = "[A-Z]{2}") @Nullable
        String country) {

    PostalAddress address() {
        return new PostalAddress(line1.strip(), line2, postalCode, city.strip(), country);
    }

    static @Nullable AddressBody of(@Nullable PostalAddress address) {
        return address == null
                ? null
                : new AddressBody(
                        address.line1(), address.line2(), address.postalCode(), address.city(), address.country());
    }
}
