package org.carrel.patron.access.web;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.passwords.PasswordRule;
import org.carrel.patron.passwords.app.PasswordHashing;
import org.carrel.patron.passwords.app.PasswordRules;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Checks a new password and hashes it, before any transaction begins: hashing takes its time. */
@ApplicationScoped
public class NewPasswords {

    private final PasswordRules rules;
    private final PasswordHashing hashing;

    NewPasswords(PasswordRules rules, PasswordHashing hashing) {
        this.rules = rules;
        this.hashing = hashing;
    }

    String hashed(String field, String password, String username) {
        rules.fault(password, username).ifPresent(fault -> {
            throw new ProblemException(problem(field, fault));
        });
        return hashing.hash(password);
    }

    /** Says what is wrong with a new password. */
    public static Problem problem(String field, PasswordRule.Fault fault) {
        return switch (fault) {
            case TOO_SHORT ->
                Problem.invalid(field, "too-short", "must have " + PasswordRule.SHORTEST + " characters or more");
            case TOO_LONG ->
                Problem.invalid(field, "too-long", "must have " + PasswordRule.LONGEST + " characters or fewer");
            case TOO_COMMON -> Problem.invalid(field, "too-common", "is among the first that anybody would try");
            case TOO_MONOTONOUS ->
                Problem.invalid(field, "too-monotonous", "must have five different characters or more");
            case CONTAINS_USERNAME -> Problem.invalid(field, "contains-username", "must not contain the username");
        };
    }
}
