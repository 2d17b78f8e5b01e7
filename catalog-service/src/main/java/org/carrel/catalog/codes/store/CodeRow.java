package org.carrel.catalog.codes.store;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.carrel.catalog.codes.Code;
import org.carrel.catalog.codes.CodeList;

/** A row of {@code code}. */
@Entity
@Table(name = "code")
class CodeRow {

    /** List and code. */
    @Embeddable
    record Key(
            @Column @Enumerated(EnumType.STRING) CodeList list,
            @Column String code) implements Serializable {}

    @EmbeddedId
    @SuppressWarnings("NullAway.Init")
    Key key;

    @Version
    long version = 1;

    @Column
    String name;

    @Column
    boolean active;

    /** For Hibernate, which fills every column before anyone looks. */
    CodeRow() {}

    CodeRow(Key key, String name, boolean active) {
        this.key = key;
        this.name = name;
        this.active = active;
    }

    Code code() {
        return new Code(key.list(), key.code(), version, name, active);
    }
}
