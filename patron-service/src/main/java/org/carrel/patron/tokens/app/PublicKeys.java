package org.carrel.patron.tokens.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.audit.AuditTrail;
import org.carrel.patron.tokens.KeyRing;

/** Shows what may be seen of the keys, and rotates them. */
@ApplicationScoped
public class PublicKeys {

    private final KeyFolder keys;
    private final AuditTrail audit;

    PublicKeys(KeyFolder keys, AuditTrail audit) {
        this.keys = keys;
        this.audit = audit;
    }

    /**
     * A key as its administrators see it.
     *
     * @param kid its id
     * @param madeAt when it was made
     * @param signsFrom since when it has signed
     * @param use whether it signs, waits, or only verifies
     */
    public record Described(
            String kid, Instant madeAt, @Nullable Instant signsFrom, Use use) {}

    /** What a key is good for at present. */
    public enum Use {
        /** Made to sign after the next rotation; published already. */
        WAITS,
        /** Signs new tokens. */
        SIGNS,
        /** Verifies the tokens it signed until the last has expired. */
        VERIFIES
    }

    /** The key set (RFC 7517, section 5). */
    public List<Map<String, Object>> keySet() {
        return keys.ring().keys().stream().map(SigningKeys::publicPart).toList();
    }

    public List<Described> described() {
        return described(keys.ring());
    }

    /** Lets the waiting key sign from now on. */
    public List<Described> rotate() {
        KeyRing ring = keys.rotate();
        audit.note("rotated", "signing-keys", ring.current().kid(), List.of());
        return described(ring);
    }

    private static List<Described> described(KeyRing ring) {
        String current = ring.current().kid();
        return ring.keys().stream()
                .map(entry -> {
                    Use use;
                    if (entry.signsFrom() == null) {
                        use = Use.WAITS;
                    } else {
                        use = entry.kid().equals(current) ? Use.SIGNS : Use.VERIFIES;
                    }
                    return new Described(entry.kid(), entry.madeAt(), entry.signsFrom(), use);
                })
                .toList();
    }
}
