package org.carrel.patron.tokens.app;

import java.time.Instant;
import java.util.Map;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.HashUtil;
import org.jose4j.lang.JoseException;

import org.carrel.patron.tokens.KeyRing;

/** Makes and reads signing keys: elliptic curve P-256, for ES256. */
final class SigningKeys {

    private SigningKeys() {}

    /** A new key, named by its thumbprint (RFC 7638). */
    static KeyRing.Entry make(Instant now) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(key.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256));
            key.setUse(Use.SIGNATURE);
            key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            return new KeyRing.Entry(key.getKeyId(), now, null, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        } catch (JoseException e) {
            throw new IllegalStateException("every JDK has the curve P-256", e);
        }
    }

    static EllipticCurveJsonWebKey read(KeyRing.Entry entry) {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(entry.jwk());
        } catch (JoseException e) {
            throw new IllegalStateException("the signing key " + entry.kid() + " cannot be read", e);
        }
    }

    /** What the world may see of a key. */
    static Map<String, Object> publicPart(KeyRing.Entry entry) {
        return read(entry).toParams(OutputControlLevel.PUBLIC_ONLY);
    }
}
