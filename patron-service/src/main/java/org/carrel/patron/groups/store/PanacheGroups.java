package org.carrel.patron.groups.store;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.patron.groups.PatronGroup;
import org.carrel.patron.groups.PatronGroups;

/** Keeps the groups in PostgreSQL. */
@ApplicationScoped
class PanacheGroups implements PatronGroups, PanacheRepositoryBase<GroupRow, String> {

    @Override
    public Optional<PatronGroup> find(String code) {
        return findByIdOptional(code).map(GroupRow::group);
    }

    @Override
    public List<PatronGroup> all() {
        return list("order by code").stream().map(GroupRow::group).toList();
    }

    @Override
    public Optional<PatronGroup> add(PatronGroup group) {
        int added = getEntityManager()
                .createNativeQuery("""
                        insert into patron_group (code, version, name, expiry_months, minimum_age, maximum_age)
                        values (:code, 1, :name, cast(:months as integer), cast(:minimum as integer),
                                cast(:maximum as integer))
                        on conflict (code) do nothing
                        """)
                .setParameter("code", group.code())
                .setParameter("name", group.name())
                .setParameter("months", group.expiryMonths())
                .setParameter("minimum", group.ages().minimum())
                .setParameter("maximum", group.ages().maximum())
                .executeUpdate();
        return added == 0 ? Optional.empty() : find(group.code());
    }

    @Override
    public PatronGroup save(PatronGroup group) {
        GroupRow row = findById(group.code());
        row.take(group);
        flush();
        return row.group();
    }

    @Override
    public boolean remove(String code) {
        return getEntityManager()
                        .createNativeQuery("""
                                delete from patron_group g
                                where g.code = :code and not exists (select from patron p where p.group_code = g.code)
                                """)
                        .setParameter("code", code)
                        .executeUpdate()
                == 1;
    }
}
