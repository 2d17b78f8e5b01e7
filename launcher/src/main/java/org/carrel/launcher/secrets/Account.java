package org.carrel.launcher.secrets;

/** A staff account that the installation starts with. */
public record Account(String username, String password, String role) {
    @Override
    public String toString() {
        return username + " (" + role + ")";
    }
}
