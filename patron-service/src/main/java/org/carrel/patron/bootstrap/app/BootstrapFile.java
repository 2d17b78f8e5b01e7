package org.carrel.patron.bootstrap.app;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The file that an operator writes.
 *
 * @param clients API clients that must exist
 * @param staff staff accounts that must exist
 */
record BootstrapFile(
        @Nullable List<Client> clients, @Nullable List<Staff> staff) {

    /**
     * An API client.
     *
     * @param id what it calls itself
     * @param secret its secret: 22 random characters or more
     * @param scopes permissions it may ask for
     */
    record Client(String id, String secret, List<String> scopes) {

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /**
     * A staff account.
     *
     * @param username what they log in with
     * @param password their first password
     * @param displayName their name; the username when absent
     * @param roles codes of roles
     * @param branches ids of branches, or {@code *}
     */
    record Staff(
            String username, String password, @Nullable String displayName, List<String> roles, List<String> branches) {

        @Override
        public String toString() {
            return "Staff[" + username + "]";
        }
    }

    List<Client> clientsOrNone() {
        return clients == null ? List.of() : clients;
    }

    List<Staff> staffOrNone() {
        return staff == null ? List.of() : staff;
    }
}
