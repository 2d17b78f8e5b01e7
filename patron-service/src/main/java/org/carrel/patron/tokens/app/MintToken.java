package org.carrel.patron.tokens.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

import org.carrel.patron.tokens.TokenClaims;
import org.carrel.platform.id.IdSource;

/** Makes access tokens: JWTs (RFC 7519) signed with ES256, with the claims of RFC 9068 and our own. */
@ApplicationScoped
public class MintToken {

    private static final String TYPE = "at+jwt";

    private final KeyFolder keys;
    private final IdSource ids;
    private final Clock clock;
    private final String issuer;
    private final String audience;
    private final Duration life;

    MintToken(
            KeyFolder keys,
            IdSource ids,
            Clock clock,
            @ConfigProperty(name = "carrel.issuer") String issuer,
            @ConfigProperty(name = "carrel.token.audience") String audience,
            @ConfigProperty(name = "carrel.tokens.life") Duration life) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.issuer = issuer;
        this.audience = audience;
        this.life = life;
    }

    /**
     * A signed token.
     *
     * @param value what goes after {@code Authorization: Bearer}
     * @param life how long it is good
     */
    public record Token(String value, Duration life) {

        @Override
        public String toString() {
            return "Token[…]";
        }
    }

    /** Makes a token that says this of its bearer, for as long as tokens live. */
    public Token mint(TokenClaims bearer) {
        Instant now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(bearer.subject());
        claims.setJwtId(ids.next().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(life).getEpochSecond()));
        claims.setClaim("kind", bearer.kindClaim());
        claims.setClaim("scope", bearer.scopeClaim());
        claims.setClaim("branches", bearer.branchesClaim());
        if (bearer.username() != null) {
            claims.setClaim("upn", bearer.username());
        }
        if (bearer.kind() == TokenClaims.Kind.CLIENT) {
            claims.setClaim("client_id", bearer.subject());
        }
        return new Token(signed(claims), life);
    }

    private String signed(JwtClaims claims) {
        EllipticCurveJsonWebKey key = SigningKeys.read(keys.ring().current());
        var signature = new JsonWebSignature();
        signature.setHeader("typ", TYPE);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }
}
