package org.carrel.gateway.sessions;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.json.JsonObject;

/** What someone shows to sign in. */
sealed interface Credentials {

    /** An account of the staff. */
    record Staff(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Staff[…]";
        }
    }

    /** A library card. */
    record Patron(String card, String pin) implements Credentials {
        @Override
        public String toString() {
            return "Patron[…]";
        }
    }

    /** Reads the body of a log-in: {@code card} and {@code pin}, or {@code username} and {@code password}. */
    static Credentials of(JsonObject body) {
        return body.containsKey("card")
                ? new Patron(text(body, "card"), text(body, "pin"))
                : new Staff(text(body, "username"), text(body, "password"));
    }

    /** Names of the fields that were left out. */
    default List<String> missing() {
        List<String> missing = new ArrayList<>();
        switch (this) {
            case Staff(String username, String password) -> {
                addIfEmpty(missing, "username", username);
                addIfEmpty(missing, "password", password);
            }
            case Patron(String card, String pin) -> {
                addIfEmpty(missing, "card", card);
                addIfEmpty(missing, "pin", pin);
            }
        }
        return missing;
    }

    private static void addIfEmpty(List<String> missing, String field, String value) {
        if (value.isBlank()) {
            missing.add(field);
        }
    }

    private static String text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? text : "";
    }
}
