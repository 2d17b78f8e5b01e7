package org.carrel.patron.access;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.carrel.platform.security.BranchScope;

/**
 * An account of somebody who works in the library.
 *
 * @param id the account
 * @param version grows with each edit; 0 until first saved
 * @param username what they log in with, in lower case
 * @param displayName their name as colleagues see it
 * @param active whether they may log in
 * @param roles codes of their roles
 * @param branches where their roles hold
 */
public record StaffAccount(
        UUID id,
        long version,
        String username,
        String displayName,
        boolean active,
        Set<String> roles,
        BranchScope branches) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    public StaffAccount {
        roles = Set.copyOf(roles);
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("not a username");
        }
    }

    /** The username as usernames are compared. */
    public static String normalise(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a normalised text can be a username. */
    public static boolean isUsername(String normalised) {
        return USERNAME.matcher(normalised).matches();
    }

    /** Whether they can do everything everywhere: one such account must always be left. */
    public boolean administrator() {
        return active
                && roles.contains(BuiltInRoles.SYSTEM_ADMINISTRATOR)
                && branches instanceof BranchScope.Everywhere;
    }

    public StaffAccount withVersion(long saved) {
        return new StaffAccount(id, saved, username, displayName, active, roles, branches);
    }
}
