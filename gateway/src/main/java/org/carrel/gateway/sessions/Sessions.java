package org.carrel.gateway.sessions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.GatewayConfig;
import org.carrel.gateway.door.CrossOrigin;
import org.carrel.gateway.door.Problem;
import org.carrel.gateway.door.Visit;
import org.carrel.gateway.proxy.Upstreams;

/**
 * The sessions of browsers.
 *
 * <p>A session lives in its cookie. What is remembered here only makes that work well: a refresh token can be used once
 * and its second use ends the session, so of the requests that find a token about to end one renews it while the others
 * wait, and requests that were on their way with the old cookie are given the tokens that replaced it.
 */
@Singleton
public final class Sessions {

    /** At least the life of an access token: as long as an old cookie could still be of use. */
    private static final Duration MEMORY = Duration.ofMinutes(20);

    private static final long REMEMBERED_CHARACTERS = 8_000_000;

    private final SessionCookie cookie;
    private final TokenIssuer issuer;
    private final CrossOrigin crossOrigin;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Duration renewBefore;

    private final ConcurrentHashMap<UUID, Future<Renewal>> renewals = new ConcurrentHashMap<>();
    private final Cache<UUID, Session> latest = Caffeine.newBuilder()
            .expireAfterWrite(MEMORY)
            .maximumWeight(REMEMBERED_CHARACTERS)
            .weigher((UUID id, Session session) -> 200
                    + session.tokens().access().length()
                    + session.tokens().refresh().length())
            .build();
    private final Cache<UUID, Boolean> ended =
            Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(50_000).build();

    @Inject
    Sessions(GatewayConfig config, Upstreams upstreams, CrossOrigin crossOrigin, Clock clock) {
        var keys = SessionKeys.load(config.session(), random);
        cookie = new SessionCookie(new Seal(keys, random), config.publicUrl());
        issuer = new TokenIssuer(upstreams, clock);
        renewBefore = config.session().renewBefore();
        this.crossOrigin = crossOrigin;
        this.clock = clock;
    }

    /** What came of an attempt to have tokens that will last for this request. */
    public sealed interface Renewal {

        /** They will do. */
        record Current(Session session) implements Renewal {}

        /** The session has ended. */
        record Over() implements Renewal {}

        /** Nobody could say. */
        record Unknown(String detail) implements Renewal {}
    }

    /**
     * The session a request carries, or null. When it has been renewed since the cookie was made, this is the renewed
     * one and the answer brings its cookie.
     */
    public @Nullable Session of(Visit visit) {
        Session carried = cookie.readFrom(visit);
        if (carried == null || ended.getIfPresent(carried.id()) != null || carried.isOver(clock.instant())) {
            return null;
        }
        Session newest = latest.getIfPresent(carried.id());
        if (newest == null
                || !newest.tokens().accessEnds().isAfter(carried.tokens().accessEnds())) {
            return carried;
        }
        cookie.writeTo(visit, newest);
        return newest;
    }

    /** Whether a request that the cookie speaks for may change anything; false when it has been refused. */
    public boolean permits(Visit visit, Session session) {
        if (visit.isSafe()) {
            return true;
        }
        if (!crossOrigin.isOurOwn(visit)) {
            visit.refuse(Problem.of(403, "cross-origin", "Pages of other origins may not act for you."));
            return false;
        }
        String shown = visit.request().getHeader("X-CSRF-Token");
        if (shown == null || !isSame(shown, session.csrfToken())) {
            visit.refuse(Problem.of(403, "csrf-token-required", "The X-CSRF-Token header is missing or wrong.")
                    .detail("GET /session tells it."));
            return false;
        }
        return true;
    }

    /** Makes sure that the session's tokens last for this request; writes the cookie when they were replaced. */
    public Future<Renewal> current(Visit visit, Session session) {
        if (!isEnding(session)) {
            return Future.succeededFuture(new Renewal.Current(session));
        }
        Promise<Renewal> mine = Promise.promise();
        Future<Renewal> running = renewals.putIfAbsent(session.id(), mine.future());
        if (running == null) {
            running = mine.future();
            renew(visit, session, mine);
        }
        return running.map(renewal -> {
            switch (renewal) {
                case Renewal.Current(Session renewed) -> cookie.writeTo(visit, renewed);
                case Renewal.Over() -> cookie.clearOn(visit);
                case Renewal.Unknown _ -> {}
            }
            return renewal;
        });
    }

    private boolean isEnding(Session session) {
        return !clock.instant().plus(renewBefore).isBefore(session.tokens().accessEnds());
    }

    private void renew(Visit visit, Session session, Promise<Renewal> told) {
        Session newest = latest.getIfPresent(session.id());
        if (newest != null && !isEnding(newest)) {
            finish(session.id(), told, new Renewal.Current(newest));
            return;
        }
        issuer.renew(session.tokens(), visit.client(), visit.trace())
                .onSuccess(answer -> finish(
                        session.id(),
                        told,
                        switch (answer) {
                            case TokenAnswer.Granted(Tokens tokens) -> {
                                Session renewed = session.renewed(tokens);
                                latest.put(session.id(), renewed);
                                yield new Renewal.Current(renewed);
                            }
                            case TokenAnswer.Denied denied
                            when denied.status() == 429 -> stillGood(session, "There are too many renewals.");
                            case TokenAnswer.Denied _ -> new Renewal.Over();
                            case TokenAnswer.Unanswered(String detail) -> stillGood(session, detail);
                        }));
    }

    /** A token that has not ended yet serves on while nobody can renew it. */
    private Renewal stillGood(Session session, String detail) {
        return clock.instant().isBefore(session.tokens().accessEnds())
                ? new Renewal.Current(session)
                : new Renewal.Unknown(detail);
    }

    private void finish(UUID id, Promise<Renewal> told, Renewal renewal) {
        if (renewal instanceof Renewal.Over) {
            ended.put(id, Boolean.TRUE);
        }
        renewals.remove(id);
        told.complete(renewal);
    }

    Future<TokenAnswer> logIn(Credentials credentials, Visit visit) {
        return issuer.logIn(credentials, visit.client(), visit.trace());
    }

    /** Starts a session and hands its cookie to the browser. */
    Session start(Visit visit, Tokens tokens) {
        var session = new Session(randomId(), tokens.claims().getString("sub", ""), secret(), tokens);
        cookie.writeTo(visit, session);
        return session;
    }

    /** Ends a session here at once, and at patron-service as soon as that can be told. */
    Future<Boolean> end(Visit visit, Session session) {
        ended.put(session.id(), Boolean.TRUE);
        latest.invalidate(session.id());
        cookie.clearOn(visit);
        return issuer.logOut(session.tokens(), visit.client(), visit.trace());
    }

    private UUID randomId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String secret() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isSame(String shown, String expected) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
