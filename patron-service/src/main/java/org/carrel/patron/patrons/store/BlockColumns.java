package org.carrel.patron.patrons.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.patrons.Block;

/** A block in its table, but for the id, which is the key. */
@Embeddable
record BlockColumns(
        @Column(nullable = false) String code,
        @Column(nullable = false) String description,
        @Nullable String patronMessage,
        @Column(nullable = false) boolean stopsCheckOut,
        @Column(nullable = false) boolean stopsRenewal,
        @Column(nullable = false) boolean stopsRequest,
        @Nullable LocalDate expiresOn,
        @Column(nullable = false) String setBy,
        @Column(nullable = false) Instant setAt) {

    static BlockColumns of(Block block) {
        Block.Stops stops = block.stops();
        return new BlockColumns(
                block.code(),
                block.description(),
                block.patronMessage(),
                stops.checkOut(),
                stops.renewal(),
                stops.request(),
                block.expiresOn(),
                block.setBy(),
                block.setAt());
    }

    Block block(UUID id) {
        return new Block(
                id,
                code,
                description,
                patronMessage,
                new Block.Stops(stopsCheckOut, stopsRenewal, stopsRequest),
                expiresOn,
                setBy,
                setAt);
    }
}
