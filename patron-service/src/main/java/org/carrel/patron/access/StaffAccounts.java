package org.carrel.patron.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The staff accounts. */
public interface StaffAccounts {

    Optional<StaffAccount> find(UUID id);

    Optional<StaffAccount> named(String username);

    /** Accounts by username, from after one on; at most so many. */
    List<StaffAccount> page(@Nullable String afterUsername, int most);

    /** The hash of an account's password. */
    Optional<String> passwordHash(UUID id);

    /** Adds an account, or answers empty if its username is taken. */
    Optional<StaffAccount> add(StaffAccount account, String passwordHash);

    /** Writes an account and answers with its new version. */
    StaffAccount save(StaffAccount account);

    /** Replaces an account's password. */
    void changePassword(UUID id, String passwordHash);

    /** How many active accounts hold the administrators' role for all branches. */
    long administrators();

    /**
     * Makes changes of accounts wait for each other until the transaction ends, so that two administrators cannot
     * retire one another at the same moment.
     */
    void oneChangeAtATime();
}
