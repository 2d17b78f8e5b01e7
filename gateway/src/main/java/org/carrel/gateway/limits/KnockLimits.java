package org.carrel.gateway.limits;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.Rate;
import org.carrel.gateway.door.Networks;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;

/**
 * Counts how often each client knocks. A client without a token is its network place; one with a token is its subject,
 * and everything from one place together has a wider limit of its own, because the door does not check signatures and a
 * made-up subject must not be a way around the count.
 */
@Singleton
public final class KnockLimits {

    private static final String BEARER = "bearer ";

    private final boolean enabled;
    private final Networks exempt;
    private final Counters logIns;
    private final Counters anonymous;
    private final Counters person;
    private final Counters site;

    @Inject
    KnockLimits(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        enabled = limits.enabled();
        exempt = Networks.of(limits.exempt().orElse(List.of()));
        logIns = new Counters("log-ins", limits.logIns(), limits.remembered());
        anonymous = new Counters("anonymous", limits.anonymous(), limits.remembered());
        person = new Counters("person", limits.person(), limits.remembered());
        site = new Counters("site", limits.site(), limits.remembered());
    }

    /** Counts an attempt to sign in; false when it has been answered with 429. */
    public boolean admitLogIn(Visit visit) {
        return isExempt(visit) || logIns.admit(visit, visit.client().place());
    }

    /** Counts a request; false when it has been answered with 429. The subject is the browser session's, if any. */
    public boolean admit(Visit visit, @Nullable String sessionSubject) {
        if (isExempt(visit)) {
            return true;
        }
        String place = visit.client().place();
        String subject = sessionSubject == null ? bearerSubject(visit) : sessionSubject;
        return subject == null
                ? anonymous.admit(visit, place)
                : person.admit(visit, subject) && site.admit(visit, place);
    }

    private boolean isExempt(Visit visit) {
        return !enabled || exempt.contains(visit.client().address());
    }

    /** What the token says about its owner, unverified; null without a token that can be read. */
    private static @Nullable String bearerSubject(Visit visit) {
        String authorization = visit.request().getHeader("Authorization");
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        int start = authorization.indexOf('.');
        int end = authorization.indexOf('.', start + 1);
        if (start < 0 || end < 0) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(authorization.substring(start + 1, end));
            String subject = new JsonObject(new String(claims, StandardCharsets.UTF_8)).getString("sub");
            return subject == null || subject.length() > 100 ? null : subject;
        } catch (IllegalArgumentException | DecodeException | ClassCastException notAToken) {
            return null;
        }
    }

    /** The counters of one kind. */
    private static final class Counters {

        private final String kind;
        private final String policy;
        private final Bandwidth bandwidth;
        private final Cache<String, Bucket> buckets;

        Counters(String kind, Rate rate, long remembered) {
            this.kind = kind;
            long window = Math.max(1, Math.ceilDiv(60 * rate.burst(), rate.perMinute()));
            policy = '"' + kind + "\";q=" + rate.burst() + ";w=" + window;
            bandwidth = Bandwidth.builder()
                    .capacity(rate.burst())
                    .refillGreedy(rate.perMinute(), Duration.ofMinutes(1))
                    .build();
            // A bucket that has been left alone for this long is full again: forgetting it changes nothing.
            buckets = Caffeine.newBuilder()
                    .maximumSize(remembered)
                    .expireAfterAccess(Duration.ofSeconds(window + 1))
                    .build();
        }

        boolean admit(Visit visit, String client) {
            Bucket bucket = buckets.get(
                    client, unknown -> Bucket.builder().addLimit(bandwidth).build());
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            long wait = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L));
            visit.response()
                    .putHeader("RateLimit-Policy", policy)
                    .putHeader("RateLimit", '"' + kind + "\";r=" + probe.getRemainingTokens() + ";t=" + wait);
            if (probe.isConsumed()) {
                return true;
            }
            visit.refuse(Problem.of(429, "too-many-requests", "There are too many requests from you.")
                    .detail("Try again in " + wait + " s.")
                    .with("limit", kind)
                    .header("Retry-After", String.valueOf(wait)));
            return false;
        }
    }
}
