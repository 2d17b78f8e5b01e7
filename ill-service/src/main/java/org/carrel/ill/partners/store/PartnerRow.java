package org.carrel.ill.partners.store;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.partners.Contact;
import org.carrel.ill.partners.Partner;
import org.carrel.ill.partners.PartnerId;
import org.carrel.ill.partners.PartnerKind;
import org.carrel.ill.partners.Policy;
import org.carrel.ill.partners.Symbol;

@Entity
@Table(name = "partner")
class PartnerRow {

    @Id
    UUID id;

    long version;
    String authority;
    String symbol;
    String symbolKey;
    String name;

    @Enumerated(EnumType.STRING)
    PartnerKind kind;

    @Nullable
    String postalAddress;

    @Nullable
    String email;

    @Nullable
    String endpoint;

    boolean lends;
    boolean copies;

    @Nullable
    Integer loanDays;

    @Nullable
    String note;

    boolean active;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    PartnerRow() {}

    @SuppressWarnings("NullAway.Init") // write() fills it.
    PartnerRow(Partner partner) {
        id = partner.id().value();
        write(partner);
    }

    final void write(Partner partner) {
        version = partner.version();
        authority = partner.symbol().authority();
        symbol = partner.symbol().value();
        symbolKey = partner.symbol().key();
        name = partner.name();
        kind = partner.kind();
        postalAddress = partner.contact().postalAddress();
        email = partner.contact().email();
        endpoint = partner.contact().endpoint();
        lends = partner.policy().lends();
        copies = partner.policy().copies();
        loanDays = partner.policy().loanDays();
        note = partner.policy().note();
        active = partner.active();
    }

    Partner read() {
        return new Partner(
                new PartnerId(id),
                version,
                new Symbol(authority, symbol),
                name,
                kind,
                new Contact(postalAddress, email, endpoint),
                new Policy(lends, copies, loanDays, note),
                active);
    }
}
