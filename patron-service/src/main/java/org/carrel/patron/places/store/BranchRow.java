package org.carrel.patron.places.store;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.carrel.patron.places.Branch;

/** A branch as it was last told of. The version is catalog-service's, so it is an ordinary column. */
@Entity
@Table(name = "branch")
class BranchRow {

    @Id
    UUID id;

    @Column(nullable = false)
    long version;

    @Column(nullable = false)
    String code;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    boolean removed;

    Branch branch() {
        return new Branch(id, code, name);
    }
}
