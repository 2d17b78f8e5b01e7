package org.carrel.patron.patrons;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.carrel.events.Card;
import org.carrel.events.PatronBlock;
import org.carrel.events.PatronChanged;
import org.carrel.patron.cards.CardHistory;

/**
 * A person who uses the library.
 *
 * @param id the patron
 * @param version grows with each change; 0 until first saved
 * @param person who they are
 * @param membership on what terms they belong
 * @param active whether they may use the library at all
 * @param cards all their cards
 * @param blocks the blocks that staff set and nobody lifted
 */
public record Patron(
        PatronId id,
        long version,
        Person person,
        Membership membership,
        boolean active,
        CardHistory cards,
        List<Block> blocks) {

    public Patron {
        blocks = List.copyOf(blocks);
    }

    public Patron withVersion(long saved) {
        return new Patron(id, saved, person, membership, active, cards, blocks);
    }

    public Patron withCards(CardHistory changed) {
        return new Patron(id, version, person, membership, active, changed, blocks);
    }

    public Patron withActive(boolean now) {
        return new Patron(id, version, person, membership, now, cards, blocks);
    }

    public Patron edited(Person who, Membership terms) {
        return new Patron(id, version, who, terms, active, cards, blocks);
    }

    public Patron blockedBy(Block block) {
        return new Patron(
                id,
                version,
                person,
                membership,
                active,
                cards,
                Stream.concat(blocks.stream(), Stream.of(block)).toList());
    }

    /** The patron without a block, or empty if there is no such block. */
    public Optional<Patron> unblocked(UUID blockId) {
        List<Block> left =
                blocks.stream().filter(block -> !block.id().equals(blockId)).toList();
        return left.size() == blocks.size()
                ? Optional.empty()
                : Optional.of(new Patron(id, version, person, membership, active, cards, left));
    }

    /** What the other services are told: standing and cards, no name and no address. */
    public PatronChanged announcement() {
        return new PatronChanged(
                id.value(),
                version,
                active,
                membership.group(),
                membership.homeBranchId(),
                membership.expiresOn(),
                cards.cards().stream()
                        .map(card -> new Card(card.number().value(), card.state()))
                        .toList(),
                blocks.stream()
                        .map(block -> new PatronBlock(
                                block.id(),
                                block.code(),
                                block.stops().checkOut(),
                                block.stops().renewal(),
                                block.stops().request(),
                                block.expiresOn()))
                        .toList());
    }
}
