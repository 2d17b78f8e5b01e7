package org.carrel.patron.patrons.web;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Edit;

/** What a patron's record is to be: all of it, for a field that is left out is emptied. */
@Schema(name = "PatronEdit")
record PatronEdit(
        @Schema(examples = "Anna Sofie") @NotBlank @Size(max = 100)
        String firstName,

        @Schema(examples = "Jensen") @NotBlank @Size(max = 100)
        String lastName,

        @Size(max = 100) @Nullable String preferredName,

        @Schema(examples = "adult") @NotBlank @Size(max = 40)
        String group,

        @NotNull UUID homeBranchId,

        @Schema(examples = "anna.jensen@example.org") @Email @Size(max = 254) @Nullable
        String email,

        @Pattern(regexp = NewPatron.PHONE) @Nullable String phone,
        @Valid @Nullable AddressBody address,
        @Nullable LocalDate birthDate,
        @Pattern(regexp = NewPatron.LANGUAGE) @Nullable String language,

        @Schema(description = "Last day of membership. Absent: it stays as it is, or the new group decides.") @Nullable
        LocalDate expiresOn,

        @Size(max = 4000) @Nullable String notes) {

    Edit.Wish wish() {
        return new Edit.Wish(
                PersonBody.person(
                        firstName, lastName, preferredName, birthDate, email, phone, address, language, notes),
                group,
                homeBranchId,
                expiresOn);
    }
}
