package org.carrel.catalog.authorities.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.Authorities.Established;
import org.carrel.catalog.authorities.AuthorityDescription;

/** Reads authorities. */
@ApplicationScoped
public class ReadAuthorities {

    private final Authorities authorities;
    private final RewriteRecords rewrite;

    ReadAuthorities(Authorities authorities, RewriteRecords rewrite) {
        this.authorities = authorities;
        this.rewrite = rewrite;
    }

    /** An authority, what its record says, and how many records it controls something in. */
    public record Read(Established established, AuthorityDescription said, long linkedRecords) {}

    /** A live authority. */
    public Optional<Read> find(UUID id) {
        return rewrite.description(id).flatMap(said -> authorities
                .find(id)
                .map(established -> new Read(established, said, authorities.linkedRecords(id))));
    }
}
