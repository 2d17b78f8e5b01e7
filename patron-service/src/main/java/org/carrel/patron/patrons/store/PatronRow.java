package org.carrel.patron.patrons.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardHistory;
import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.cards.IssuedCard;
import org.carrel.patron.patrons.Block;
import org.carrel.patron.patrons.Contact;
import org.carrel.patron.patrons.Folding;
import org.carrel.patron.patrons.Membership;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.PatronId;
import org.carrel.patron.patrons.Person;
import org.carrel.patron.patrons.PersonName;
import org.carrel.patron.patrons.PostalAddress;

/**
 * A patron in its table, with cards and blocks in theirs. These belong to the row, so that a change of either is a new
 * version of the patron.
 */
@Entity
@Table(name = "patron")
class PatronRow {

    @Id
    UUID id;

    @Version
    long version;

    @Column(nullable = false)
    String firstName;

    @Column(nullable = false)
    String lastName;

    @Nullable
    String preferredName;

    @Nullable
    LocalDate birthDate;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Nullable
    @Column(name = "address_line1")
    String addressLine1;

    @Nullable
    @Column(name = "address_line2")
    String addressLine2;

    @Nullable
    String postalCode;

    @Nullable
    String city;

    @Nullable
    String country;

    @Nullable
    String language;

    @Nullable
    String notes;

    @Column(nullable = false)
    String groupCode;

    @Column(nullable = false)
    UUID homeBranchId;

    @Column(nullable = false)
    LocalDate enrolledOn;

    @Nullable
    LocalDate expiresOn;

    @Column(nullable = false)
    boolean active;

    @Column(nullable = false)
    String sortName;

    @Column(nullable = false)
    String searchText;

    @Nullable
    String emailKey;

    @Nullable
    String phoneKey;

    @ElementCollection
    @CollectionTable(name = "patron_card", joinColumns = @JoinColumn(name = "patron_id"))
    @MapKeyColumn(name = "number")
    Map<String, CardColumns> cards = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "patron_block", joinColumns = @JoinColumn(name = "patron_id"))
    @MapKeyColumn(name = "block_id")
    Map<UUID, BlockColumns> blocks = new HashMap<>();

    void take(Patron patron) {
        Person person = patron.person();
        Contact contact = person.contact();
        Membership membership = patron.membership();
        PostalAddress address = contact.address();
        firstName = person.name().first();
        lastName = person.name().last();
        preferredName = person.name().preferred();
        birthDate = person.birthDate();
        email = contact.email();
        phone = contact.phone();
        addressLine1 = address == null ? null : address.line1();
        addressLine2 = address == null ? null : address.line2();
        postalCode = address == null ? null : address.postalCode();
        city = address == null ? null : address.city();
        country = address == null ? null : address.country();
        language = person.language();
        notes = person.notes();
        groupCode = membership.group();
        homeBranchId = membership.homeBranchId();
        enrolledOn = membership.enrolledOn();
        expiresOn = membership.expiresOn();
        active = patron.active();
        var cardsNow = new HashMap<String, CardColumns>();
        for (IssuedCard card : patron.cards().cards()) {
            cardsNow.put(card.number().value(), CardColumns.of(card));
        }
        becomes(cards, cardsNow);
        var blocksNow = new HashMap<UUID, BlockColumns>();
        for (Block block : patron.blocks()) {
            blocksNow.put(block.id(), BlockColumns.of(block));
        }
        becomes(blocks, blocksNow);
        sortName = person.name().sortKey();
        emailKey = contact.emailKey();
        phoneKey = contact.phoneKey();
        searchText = searchText(patron);
    }

    Patron patron() {
        String line1 = addressLine1;
        String town = city;
        PostalAddress address = line1 == null || town == null
                ? null
                : new PostalAddress(line1, addressLine2, postalCode, town, country);
        return new Patron(
                new PatronId(id),
                version,
                new Person(
                        new PersonName(firstName, lastName, preferredName),
                        birthDate,
                        new Contact(email, phone, address),
                        language,
                        notes),
                new Membership(groupCode, homeBranchId, enrolledOn, expiresOn),
                active,
                new CardHistory(cards.entrySet().stream()
                        .map(entry -> entry.getValue().card(new CardNumber(entry.getKey())))
                        .toList()),
                blocks.entrySet().stream()
                        .map(entry -> entry.getValue().block(entry.getKey()))
                        .sorted(Comparator.comparing(Block::setAt).thenComparing(Block::id))
                        .toList());
    }

    /** Touches only what differs, so that a save without a change is none. */
    private static <K, V> void becomes(Map<K, V> held, Map<K, V> wanted) {
        List.copyOf(held.keySet()).stream()
                .filter(key -> !wanted.containsKey(key))
                .forEach(held::remove);
        wanted.forEach((key, value) -> {
            if (!value.equals(held.get(key))) {
                held.put(key, value);
            }
        });
    }

    private static String searchText(Patron patron) {
        PersonName name = patron.person().name();
        Contact contact = patron.person().contact();
        List<String> texts = new ArrayList<>(List.of(name.first(), name.last()));
        add(texts, name.preferred());
        add(texts, contact.email());
        add(texts, contact.phoneKey());
        patron.cards().cards().forEach(card -> texts.add(card.number().value()));
        return " " + Folding.words(String.join(" ", texts));
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }
}
