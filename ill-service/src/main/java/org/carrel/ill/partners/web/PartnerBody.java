package org.carrel.ill.partners.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.partners.Contact;
import org.carrel.ill.partners.PartnerKind;
import org.carrel.ill.partners.Policy;
import org.carrel.ill.partners.Symbol;
import org.carrel.ill.partners.app.MaintainPartners;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

@Schema(name = "PartnerBody", description = "A partner as staff describe it.")
record PartnerBody(
        @Schema(description = "Who issues the symbol; ISIL if left out.", examples = "ISIL") @Size(max = 30) @Nullable
        String authority,

        @Schema(description = "What the partner is known by.", examples = "DK-710100") @NotBlank @Size(max = 60)
        String symbol,

        @Schema(examples = "Copenhagen Libraries") @NotBlank @Size(max = 200)
        String name,

        @NotNull PartnerKind kind,

        @Schema(description = "Where returns are sent.", examples = "Krystalgade 15, 1172 Copenhagen")
        @Size(max = 500)
        @Nullable
        String postalAddress,

        @Schema(examples = "ill@library.example")
        @Pattern(regexp = "[^@\\s]+@[^@\\s]+", message = "must be an e-mail address")
        @Size(max = 254)
        @Nullable
        String email,

        @Schema(description = "Address of its ISO 18626 service.", examples = "https://ill.library.example/iso18626")
        @Pattern(regexp = "https?://\\S+", message = "must be an http or https address")
        @Size(max = 500)
        @Nullable
        String endpoint,

        @Schema(description = "Whether it lends; true if left out.") @Nullable
        Boolean lends,

        @Schema(description = "Whether it makes copies; true if left out.") @Nullable
        Boolean copies,

        @Schema(description = "How many days it usually lends.", examples = "28") @Positive @Nullable
        Integer loanDays,

        @Size(max = 2000) @Nullable String note,

        @Schema(description = "Whether it may be asked; true if left out.") @Nullable
        Boolean active) {

    MaintainPartners.Description description() {
        String issuer = authority == null || authority.isBlank() ? Symbol.ISIL : authority.strip();
        if (!Symbol.isWellFormed(issuer, symbol.strip())) {
            throw new ProblemException(Problem.invalid(
                    "symbol",
                    "not-a-symbol",
                    issuer.equalsIgnoreCase(Symbol.ISIL)
                            ? "must be an ISIL such as DK-710100"
                            : "must be printable characters without spaces"));
        }
        return new MaintainPartners.Description(
                new Symbol(issuer, symbol.strip()),
                name.strip(),
                kind,
                new Contact(postalAddress, email, endpoint),
                new Policy(lends == null || lends, copies == null || copies, loanDays, note),
                active == null || active);
    }
}
