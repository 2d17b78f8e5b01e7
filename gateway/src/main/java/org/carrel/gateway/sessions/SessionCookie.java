package org.carrel.gateway.sessions;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.vertx.core.http.Cookie;
import org.jspecify.annotations.Nullable;

import org.carrel.gateway.door.Visit;

/**
 * The cookie that carries a session. A token with many permissions and branches is longer than the 4 kB a browser keeps
 * in one cookie, so the sealed text is cut into as many as it takes; parts that do not belong together do not open.
 */
final class SessionCookie {

    private static final int PART = 3_600;
    private static final int MOST_PARTS = 4;
    private static final String NAME = "carrel-session";

    private final Seal seal;
    private final boolean alwaysSecure;

    SessionCookie(Seal seal, URI publicUrl) {
        this.seal = seal;
        alwaysSecure = "https".equals(publicUrl.getScheme());
    }

    /** The session a request carries, or null. */
    @Nullable
    Session readFrom(Visit visit) {
        String name = name(visit);
        Cookie first = visit.request().getCookie(name);
        if (first == null) {
            return null;
        }
        String value = first.getValue();
        int parts = value.isEmpty() ? 0 : value.charAt(0) - '0';
        if (parts < 1 || parts > MOST_PARTS) {
            return null;
        }
        var sealed = new StringBuilder(value).deleteCharAt(0);
        for (int part = 1; part < parts; part++) {
            Cookie more = visit.request().getCookie(name + part);
            if (more == null) {
                return null;
            }
            sealed.append(more.getValue());
        }
        return seal.open(sealed.toString());
    }

    void writeTo(Visit visit, Session session) {
        String sealed = seal.close(session);
        int parts = Math.ceilDiv(sealed.length(), PART);
        if (parts > MOST_PARTS) {
            throw new IllegalStateException("a session of " + sealed.length() + " characters fits no cookies");
        }
        List<String> values = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            String value = sealed.substring(part * PART, Math.min(sealed.length(), (part + 1) * PART));
            values.add(part == 0 ? parts + value : value);
        }
        write(visit, values);
    }

    void clearOn(Visit visit) {
        write(visit, List.of());
    }

    /** Sets the parts and takes away those of an earlier, longer session. */
    private void write(Visit visit, List<String> values) {
        String name = name(visit);
        for (int part = 0; part < MOST_PARTS; part++) {
            String partName = part == 0 ? name : name + part;
            if (part < values.size()) {
                add(visit, partName + '=' + values.get(part) + attributes(visit));
            } else if (visit.request().getCookie(partName) != null) {
                add(visit, partName + '=' + attributes(visit) + "; Max-Age=0");
            }
        }
    }

    private static void add(Visit visit, String cookie) {
        visit.response().headers().add("Set-Cookie", cookie);
    }

    private String attributes(Visit visit) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (isSecure(visit) ? "; Secure" : "");
    }

    /** Over https the name itself makes the browser refuse a cookie that another host planted. */
    private String name(Visit visit) {
        return isSecure(visit) ? "__Host-" + NAME : NAME;
    }

    private boolean isSecure(Visit visit) {
        return alwaysSecure || visit.client().secure();
    }
}
