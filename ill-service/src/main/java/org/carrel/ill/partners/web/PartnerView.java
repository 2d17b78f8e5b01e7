package org.carrel.ill.partners.web;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.partners.Partner;
import org.carrel.ill.partners.PartnerKind;

@Schema(name = "Partner", description = "A library, or a broker, that interlibrary requests go to.")
record PartnerView(
        UUID id,
        @Schema(examples = "ISIL") String authority,
        @Schema(examples = "DK-710100") String symbol,
        String name,
        PartnerKind kind,
        @Nullable String postalAddress,
        @Nullable String email,
        @Nullable String endpoint,
        boolean lends,
        boolean copies,
        @Nullable Integer loanDays,
        @Nullable String note,
        boolean active,
        @Schema(description = "Its version; also the ETag.") long version) {

    static PartnerView of(Partner partner) {
        return new PartnerView(
                partner.id().value(),
                partner.symbol().authority(),
                partner.symbol().value(),
                partner.name(),
                partner.kind(),
                partner.contact().postalAddress(),
                partner.contact().email(),
                partner.contact().endpoint(),
                partner.policy().lends(),
                partner.policy().copies(),
                partner.policy().loanDays(),
                partner.policy().note(),
                partner.active(),
                partner.version());
    }
}
