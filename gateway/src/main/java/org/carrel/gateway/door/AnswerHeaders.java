package org.carrel.gateway.door;

import java.util.List;
import java.util.Map;

import io.vertx.core.MultiMap;

/** Headers that tell browsers what pages from here may do; every answer carries them. */
public final class AnswerHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static final String HSTS = "Strict-Transport-Security";
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    /** What a service may have set and the door answers for instead. */
    static final List<String> OURS = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            HSTS);

    private AnswerHeaders() {}

    /** Sets them on an answer that is about to be made. */
    public static void putOn(MultiMap headers, Client client) {
        ALWAYS.forEach(headers::set);
        if (client.secure()) {
            headers.set(HSTS, ONE_YEAR);
        }
    }

    /** Takes them off an answer of a service, which would double them. */
    public static void takeOff(MultiMap headers) {
        OURS.forEach(headers::remove);
    }
}
