package org.carrel.ill.partners.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.partners.Contact;
import org.carrel.ill.partners.Partner;
import org.carrel.ill.partners.PartnerId;
import org.carrel.ill.partners.PartnerKind;
import org.carrel.ill.partners.Partners;
import org.carrel.ill.partners.Policy;
import org.carrel.ill.partners.Symbol;
import org.carrel.platform.id.IdSource;

/** Makes partners known and changes them. A symbol belongs to one partner only. */
@ApplicationScoped
public class MaintainPartners {

    private final Partners partners;
    private final IdSource ids;

    MaintainPartners(Partners partners, IdSource ids) {
        this.partners = partners;
        this.ids = ids;
    }

    /**
     * What is told of a partner.
     *
     * @param symbol what it is known by
     * @param name its name
     * @param kind how requests reach it
     * @param contact where it is reached
     * @param policy what it does for others
     * @param active whether it may be asked
     */
    public record Description(
            Symbol symbol, String name, PartnerKind kind, Contact contact, Policy policy, boolean active) {

        Partner as(PartnerId id, long version) {
            return new Partner(id, version, symbol, name, kind, contact, policy, active);
        }
    }

    /** What came of it. */
    public sealed interface Outcome {}

    /**
     * It is kept.
     *
     * @param partner the partner as it is now
     */
    public record Kept(Partner partner) implements Outcome {}

    /**
     * Another partner has the symbol.
     *
     * @param by that partner
     */
    public record SymbolTaken(PartnerId by) implements Outcome {}

    /** There is no such partner. */
    public record NoSuchPartner() implements Outcome {}

    @Transactional
    public Outcome add(Description description) {
        var taken = partners.known(description.symbol());
        if (taken.isPresent()) {
            return new SymbolTaken(taken.get().id());
        }
        var partner = description.as(new PartnerId(ids.next()), 1);
        partners.add(partner);
        return new Kept(partner);
    }

    /** Changes a partner whose version passes the check. */
    @Transactional
    public Outcome change(PartnerId id, Description description, LongConsumer versionCheck) {
        var held = partners.findForUpdate(id);
        if (held.isEmpty()) {
            return new NoSuchPartner();
        }
        versionCheck.accept(held.get().version());
        var taken = partners.known(description.symbol());
        if (taken.isPresent() && !taken.get().id().equals(id)) {
            return new SymbolTaken(taken.get().id());
        }
        var partner = description.as(id, held.get().version() + 1);
        partners.change(partner);
        return new Kept(partner);
    }

    @Transactional
    public Optional<Partner> find(UUID id) {
        return partners.find(new PartnerId(id));
    }

    @Transactional
    public List<Partner> list(Partners.@Nullable After after, int limit) {
        return partners.list(after, limit);
    }
}
