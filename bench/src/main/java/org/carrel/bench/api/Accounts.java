package org.carrel.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The staff accounts of an installation, as {@code ./carrel up} writes them down: one line each of name, password,
 * role.
 *
 * @param passwords first password by username
 */
public record Accounts(Map<String, String> passwords) {

    public Accounts {
        passwords = Map.copyOf(passwords);
    }

    /** Reads the accounts file. */
    public static Accounts read(Path file) throws IOException {
        var passwords = new HashMap<String, String>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length >= 2 && !words[0].startsWith("#")) {
                passwords.put(words[0], words[1]);
            }
        }
        return new Accounts(passwords);
    }

    /** The password of an account. */
    public String password(String username) {
        String password = passwords.get(username);
        if (password == null) {
            throw new IllegalArgumentException("there is no account " + username + " in the accounts file");
        }
        return password;
    }

    @Override
    public String toString() {
        return "Accounts" + passwords.keySet();
    }
}
