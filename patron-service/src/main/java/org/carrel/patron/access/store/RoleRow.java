package org.carrel.patron.access.store;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import org.carrel.patron.access.Role;

/** A role in its table. */
@Entity
@Table(name = "role")
class RoleRow {

    @Id
    String code;

    @Version
    long version;

    @Column(nullable = false)
    String name;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, columnDefinition = "text[]")
    List<String> permissions = List.of();

    @Column(nullable = false)
    boolean builtIn;

    void take(Role role) {
        name = role.name();
        permissions = role.permissions().stream().sorted().toList();
    }

    Role role() {
        return new Role(code, version, name, Set.copyOf(permissions), builtIn);
    }
}
