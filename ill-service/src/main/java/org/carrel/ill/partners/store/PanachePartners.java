package org.carrel.ill.partners.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.partners.Partner;
import org.carrel.ill.partners.PartnerId;
import org.carrel.ill.partners.Partners;
import org.carrel.ill.partners.Symbol;

@ApplicationScoped
class PanachePartners implements Partners {

    private final Rows rows;

    PanachePartners(Rows rows) {
        this.rows = rows;
    }

    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<PartnerRow, UUID> {}

    @Override
    public Optional<Partner> find(PartnerId id) {
        return rows.findByIdOptional(id.value()).map(PartnerRow::read);
    }

    @Override
    public Optional<Partner> findForUpdate(PartnerId id) {
        return rows.findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(PartnerRow::read);
    }

    @Override
    public Optional<Partner> known(Symbol symbol) {
        return rows.find("symbolKey", symbol.key()).firstResultOptional().map(PartnerRow::read);
    }

    @Override
    public List<Partner> list(@Nullable After after, int limit) {
        var query = after == null
                ? rows.find("from PartnerRow order by name, id")
                : rows.find(
                        "from PartnerRow where name > :name or (name = :name and id > :id) order by name, id",
                        Map.of("name", after.name(), "id", after.id().value()));
        return query.range(0, limit - 1).stream().map(PartnerRow::read).toList();
    }

    @Override
    public void add(Partner partner) {
        rows.persist(new PartnerRow(partner));
    }

    @Override
    public void change(Partner partner) {
        var row = rows.findById(partner.id().value());
        if (row == null) {
            throw new IllegalStateException("no such partner");
        }
        row.write(partner);
    }
}
