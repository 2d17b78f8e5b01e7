package org.carrel.launcher.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.carrel.launcher.stack.ServiceName;

/**
 * What one installation keeps secret. Every value is made once and then read back, so a start that was cut short leaves
 * nothing that the next one would contradict.
 *
 * @param clients secrets of the services' API clients, by client id
 */
public record Secrets(Path folder, String databasePassword, Map<String, String> clients, List<Account> accounts) {
    /** One account per role; the names of the roles are patron-service's. */
    private static final Map<String, String> ROLES = orderedRoles();

    /** Without characters that look alike, since people type these. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    public Secrets {
        clients = Map.copyOf(clients);
        accounts = List.copyOf(accounts);
    }

    private static Map<String, String> orderedRoles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("admin", "system-administrator");
        roles.put("cataloguer", "cataloguer");
        roles.put("desk", "circulation-desk");
        roles.put("supervisor", "circulation-supervisor");
        roles.put("ill", "ill-librarian");
        return roles;
    }

    /** The secrets in the folder; those that are missing are made and kept there first. */
    public static Secrets in(Path folder) throws IOException {
        PrivateFiles.folder(folder);
        String database = kept(folder.resolve("database-password"), 24);
        Map<String, String> clients = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.withState()) {
            clients.put(service.clientId(), kept(folder.resolve("client-" + service.label()), 40));
        }
        Secrets secrets = new Secrets(folder, database, clients, accounts(folder.resolve("accounts")));
        PrivateFiles.write(secrets.bootstrapFile(), secrets.bootstrapJson());
        return secrets;
    }

    public Path accountsFile() {
        return folder.resolve("accounts");
    }

    /** What patron-service reads at its start: the first clients and accounts. */
    public Path bootstrapFile() {
        return folder.resolve("bootstrap.json");
    }

    public Optional<Account> account(String username) {
        return accounts.stream()
                .filter(account -> account.username().equals(username))
                .findFirst();
    }

    private String bootstrapJson() throws IOException {
        List<Map<String, Object>> clientList = new ArrayList<>();
        for (ServiceName service : ServiceName.withState()) {
            clientList.add(Map.of(
                    "id", service.clientId(),
                    "secret", clients.getOrDefault(service.clientId(), ""),
                    "scopes", service.scopes()));
        }
        List<Map<String, Object>> staff = accounts.stream()
                .map(account -> Map.<String, Object>of(
                        "username", account.username(),
                        "password", account.password(),
                        "roles", List.of(account.role()),
                        "branches", List.of("*")))
                .toList();
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("clients", clientList, "staff", staff));
    }

    private static String kept(Path file, int length) throws IOException {
        if (Files.exists(file)) {
            String value = Files.readString(file).strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        String value = random(length);
        PrivateFiles.write(file, value + "\n");
        return value;
    }

    private static List<Account> accounts(Path file) throws IOException {
        Map<String, Account> known = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length == 3 && !words[0].startsWith("#")) {
                    known.put(words[0], new Account(words[0], words[1], words[2]));
                }
            }
        }
        boolean complete = known.keySet().containsAll(ROLES.keySet());
        ROLES.forEach(
                (name, role) -> known.computeIfAbsent(name, missing -> new Account(missing, readablePassword(), role)));
        if (!complete) {
            StringBuilder text =
                    new StringBuilder("# Staff accounts of this installation: name, first password, role.\n");
            known.values()
                    .forEach(account -> text.append(
                            "%-12s %-24s %s%n".formatted(account.username(), account.password(), account.role())));
            PrivateFiles.write(file, text.toString());
        }
        return List.copyOf(known.values());
    }

    /** Four groups of five: about 99 bits. */
    private static String readablePassword() {
        return String.join("-", random(5), random(5), random(5), random(5));
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "Secrets[" + folder + "]";
    }
}
