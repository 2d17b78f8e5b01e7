package org.carrel.patron.patrons.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.patrons.Folding;
import org.carrel.patron.patrons.Patron;
import org.carrel.patron.patrons.PatronId;
import org.carrel.patron.patrons.Patrons;
import org.carrel.patron.patrons.Person;
import org.carrel.patron.patrons.PersonName;

/** Keeps the patrons in PostgreSQL. */
@ApplicationScoped
class PanachePatrons implements Patrons, PanacheRepositoryBase<PatronRow, UUID> {

    private static final int NEARBY = 50;

    @Override
    public Optional<Patron> find(PatronId id) {
        return findByIdOptional(id.value()).map(PatronRow::patron);
    }

    @Override
    public Optional<Patron> withCard(String cardNumber) {
        return find("select p from PatronRow p join p.cards c where key(c) = ?1", cardNumber)
                .firstResultOptional()
                .map(PatronRow::patron);
    }

    @Override
    public List<Patron> resembling(Person person) {
        PersonName name = person.name();
        // Each branch of the union has an index of its own; one "or" over all of them would read the whole table.
        List<?> ids = getEntityManager()
                .createNativeQuery("""
                        (select id from patron where email_key = cast(:email as text) limit :most)
                        union
                        (select id from patron where phone_key = cast(:phone as text) limit :most)
                        union
                        (select id from patron where sort_name in (:name, :swapped) limit :most)
                        union
                        (select id from patron where birth_date = cast(:born as date)
                         order by similarity(sort_name, :name) desc limit :most)
                        """, UUID.class)
                .setParameter("email", person.contact().emailKey())
                .setParameter("phone", person.contact().phoneKey())
                .setParameter("name", name.sortKey())
                .setParameter("swapped", Folding.words(name.first() + " " + name.last()))
                .setParameter("born", person.birthDate())
                .setParameter("most", NEARBY)
                .getResultList();
        return ids.isEmpty()
                ? List.of()
                : list("id in ?1 order by id", ids).stream()
                        .map(PatronRow::patron)
                        .toList();
    }

    @Override
    public boolean claimCardNumber(CardNumber number) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:number, 2))", Object.class)
                .setParameter("number", number.value())
                .getSingleResult();
        return getEntityManager()
                .createNativeQuery("select 1 from patron_card where number = :number", Integer.class)
                .setParameter("number", number.value())
                .getResultList()
                .isEmpty();
    }

    @Override
    public long nextCardSequence() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('card_number_seq')", Long.class)
                        .getSingleResult())
                .longValue();
    }

    @Override
    public Patron add(Patron patron) {
        var row = new PatronRow();
        row.id = patron.id().value();
        row.version = 1;
        row.take(patron);
        persistAndFlush(row);
        return patron.withVersion(row.version);
    }

    @Override
    public Patron save(Patron patron) {
        PatronRow row = findById(patron.id().value());
        row.take(patron);
        flush();
        return patron.withVersion(row.version);
    }
}
