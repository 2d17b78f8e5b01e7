package org.carrel.patron.patrons.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.events.Card;
import org.carrel.patron.cards.IssuedCard;
import org.carrel.patron.patrons.Block;
import org.carrel.patron.patrons.Contact;
import org.carrel.patron.patrons.Membership;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.PatronSummary;
import org.carrel.patron.patrons.Person;
import org.carrel.patron.patrons.app.FindPatron.Found;
import org.carrel.patron.patrons.app.FindPatron.Sight;

/** A patron as the caller may see them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Patron")
record PatronView(
        UUID id,

        @Schema(
                description = "`FULL`: everything. `DESK`: what a desk of another branch needs; contact data, "
                        + "birth date and notes are left out. `OWN`: what patrons see of themselves.")
        Sight sight,

        @Schema(examples = "Anna Sofie") String firstName,
        @Schema(examples = "Jensen") String lastName,
        @Nullable String preferredName,
        @Schema(examples = "adult") String group,
        UUID homeBranchId,
        @Nullable String email,
        @Nullable String phone,
        @Nullable AddressBody address,
        @Nullable LocalDate birthDate,
        @Nullable String language,
        @Nullable String notes,
        LocalDate enrolledOn,
        @Nullable LocalDate expiresOn,
        boolean active,
        @Schema(description = "The current one first.") List<CardView> cards,
        List<BlockView> blocks) {

    /** A card. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Card")
    record CardView(
            @Schema(examples = "29999000000018") String number,
            Card.State state,
            Instant issuedAt,
            @Nullable Instant endedAt) {

        static CardView of(IssuedCard card) {
            return new CardView(card.number().value(), card.state(), card.issuedAt(), card.endedAt());
        }
    }

    /** A block. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Block")
    record BlockView(
            UUID id,
            @Schema(examples = "conduct") String code,
            @Nullable String description,
            @Nullable String patronMessage,
            boolean checkOut,
            boolean renewal,
            boolean request,
            @Nullable LocalDate expiresOn,
            @Nullable String setBy,
            Instant setAt) {

        static BlockView of(Block block, Sight sight) {
            boolean staff = sight != Sight.OWN;
            return new BlockView(
                    block.id(),
                    block.code(),
                    staff ? block.description() : null,
                    block.patronMessage(),
                    block.stops().checkOut(),
                    block.stops().renewal(),
                    block.stops().request(),
                    block.expiresOn(),
                    staff ? block.setBy() : null,
                    block.setAt());
        }
    }

    static PatronView of(Found found) {
        Patron patron = found.patron();
        Sight sight = found.sight();
        Person person = patron.person();
        Contact contact = person.contact();
        Membership membership = patron.membership();
        boolean near = sight != Sight.DESK;
        return new PatronView(
                patron.id().value(),
                sight,
                person.name().first(),
                person.name().last(),
                person.name().preferred(),
                membership.group(),
                membership.homeBranchId(),
                near ? contact.email() : null,
                near ? contact.phone() : null,
                near ? AddressBody.of(contact.address()) : null,
                near ? person.birthDate() : null,
                person.language(),
                sight == Sight.FULL ? person.notes() : null,
                membership.enrolledOn(),
                membership.expiresOn(),
                patron.active(),
                patron.cards().cards().stream().map(CardView::of).toList(),
                patron.blocks().stream()
                        .map(block -> BlockView.of(block, sight))
                        .toList());
    }

    /** A patron in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PatronSummary")
    record SummaryView(
            UUID id,
            String firstName,
            String lastName,
            @Nullable String preferredName,
            @Nullable LocalDate birthDate,
            @Nullable String email,
            String group,
            UUID homeBranchId,

            @Schema(description = "The active card.", examples = "29999000000018") @Nullable
            String cardNumber,

            @Nullable LocalDate expiresOn,
            boolean active,

            @Schema(description = "Whether staff set a block.")
            boolean blocked) {

        static SummaryView of(PatronSummary summary) {
            return new SummaryView(
                    summary.id(),
                    summary.firstName(),
                    summary.lastName(),
                    summary.preferredName(),
                    summary.birthDate(),
                    summary.email(),
                    summary.group(),
                    summary.homeBranchId(),
                    summary.cardNumber(),
                    summary.expiresOn(),
                    summary.active(),
                    summary.blocked());
        }

        static SummaryView of(Found found) {
            PatronView view = PatronView.of(found);
            return new SummaryView(
                    view.id(),
                    view.firstName(),
                    view.lastName(),
                    view.preferredName(),
                    view.birthDate(),
                    view.email(),
                    view.group(),
                    view.homeBranchId(),
                    found.patron()
                            .cards()
                            .active()
                            .map(card -> card.number().value())
                            .orElse(null),
                    view.expiresOn(),
                    view.active(),
                    !view.blocks().isEmpty());
        }
    }
}
