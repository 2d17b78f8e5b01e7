package org.carrel.patron.access.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

import org.carrel.patron.access.Role;
import org.carrel.patron.access.Roles;

/** Keeps the roles in PostgreSQL. */
@ApplicationScoped
class PanacheRoles implements Roles, PanacheRepositoryBase<RoleRow, String> {

    @Override
    public Optional<Role> find(String code) {
        return findByIdOptional(code).map(RoleRow::role);
    }

    @Override
    public List<Role> all() {
        return list("order by builtIn desc, code").stream().map(RoleRow::role).toList();
    }

    @Override
    public List<Role> of(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : list("code in ?1", codes).stream().map(RoleRow::role).toList();
    }

    @Override
    public Optional<Role> add(Role role) {
        int added = getEntityManager()
                .createNativeQuery("""
                        insert into role (code, version, name, permissions, built_in)
                        values (:code, 1, :name, string_to_array(:permissions, ' '), :builtIn)
                        on conflict (code) do nothing
                        """)
                .setParameter("code", role.code())
                .setParameter("name", role.name())
                .setParameter(
                        "permissions",
                        String.join(" ", role.permissions().stream().sorted().toList()))
                .setParameter("builtIn", role.builtIn())
                .executeUpdate();
        return added == 0 ? Optional.empty() : find(role.code());
    }

    @Override
    public Role save(Role role) {
        RoleRow row = findById(role.code());
        row.take(role);
        flush();
        return row.role();
    }

    @Override
    public boolean remove(String code) {
        return getEntityManager()
                        .createNativeQuery("""
                                delete from role r
                                where r.code = :code and not exists (select from staff_role s where s.role_code = r.code)
                                """)
                        .setParameter("code", code)
                        .executeUpdate()
                == 1;
    }
}
