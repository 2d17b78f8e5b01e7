package org.carrel.patron.passwords.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.patron.passwords.PasswordRule;

/** The rule for new passwords, with the list that comes with the service. */
@ApplicationScoped
public class PasswordRules {

    private static final String LIST = "/org/carrel/patron/passwords/common.txt";

    private final PasswordRule rule;

    PasswordRules() {
        try (InputStream list = PasswordRules.class.getResourceAsStream(LIST)) {
            if (list == null) {
                throw new IllegalStateException("the list of common passwords is missing: " + LIST);
            }
            var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8)).lines();
            rule = new PasswordRule(lines.filter(line -> !line.isBlank()).collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a new password for an account, if anything. */
    public Optional<PasswordRule.Fault> fault(String password, String username) {
        return rule.fault(password, username);
    }
}
