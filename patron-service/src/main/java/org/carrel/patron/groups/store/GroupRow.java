package org.carrel.patron.groups.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.AgeLimits;
import org.carrel.patron.groups.PatronGroup;

/** A patron group in its table. */
@Entity
@Table(name = "patron_group")
class GroupRow {

    @Id
    String code;

    @Version
    long version;

    @Column(nullable = false)
    String name;

    @Nullable
    Integer expiryMonths;

    @Nullable
    Integer minimumAge;

    @Nullable
    Integer maximumAge;

    void take(PatronGroup group) {
        name = group.name();
        expiryMonths = group.expiryMonths();
        minimumAge = group.ages().minimum();
        maximumAge = group.ages().maximum();
    }

    PatronGroup group() {
        return new PatronGroup(code, version, name, expiryMonths, new AgeLimits(minimumAge, maximumAge));
    }
}
