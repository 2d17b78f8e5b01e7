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

import org.carrel.patron.patrons.Registration;

/** A person to be registered. */
@Schema(name = "NewPatron")
record NewPatron(
        @Schema(examples = "Anna Sofie") @NotBlank @Size(max = 100)
        String firstName,

        @Schema(examples = "Jensen") @NotBlank @Size(max = 100)
        String lastName,

        @Schema(description = "What they want to be called.", examples = "Sofie") @Size(max = 100) @Nullable
        String preferredName,

        @Schema(description = "Code of the patron group.", examples = "adult") @NotBlank @Size(max = 40)
        String group,

        @Schema(description = "A branch.") @NotNull UUID homeBranchId,

        @Schema(examples = "anna.jensen@example.org") @Email @Size(max = 254) @Nullable
        String email,

        @Schema(examples = "+45 20 30 40 50") @Pattern(regexp = PHONE) @Nullable
        String phone,

        @Valid @Nullable AddressBody address,
        @Schema(examples = "1990-05-17") @Nullable LocalDate birthDate,

        @Schema(description = "BCP 47.", examples = "da") @Pattern(regexp = LANGUAGE) @Nullable
        String language,

        @Schema(description = "Last day of membership; computed from the group when absent.") @Nullable
        LocalDate expiresOn,

        @Schema(description = "For staff only.") @Size(max = 4000) @Nullable
        String notes,

        @Schema(description = "What is on the card; made when absent.", examples = "29999000000018")
        @Size(max = 40)
        @Nullable
        String cardNumber,

        @Schema(description = "Register although somebody like them is registered already.") @Nullable
        Boolean acceptDuplicate) {

    static final String PHONE = "[+0-9][0-9 ()/.-]{2,38}";
    static final String LANGUAGE = "[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}";

    Registration.Application application() {
        return new Registration.Application(
                PersonBody.person(
                        firstName, lastName, preferredName, birthDate, email, phone, address, language, notes),
                group,
                homeBranchId,
                expiresOn,
                Boolean.TRUE.equals(acceptDuplicate));
    }
}
