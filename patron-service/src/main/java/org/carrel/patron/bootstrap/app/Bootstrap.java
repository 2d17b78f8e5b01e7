package org.carrel.patron.bootstrap.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.access.BuiltInRoles;
import org.carrel.patron.access.Role;
import org.carrel.patron.access.Roles;
import org.carrel.patron.access.StaffAccount;
import org.carrel.patron.access.StaffAccounts;
import org.carrel.patron.clients.ApiClient;
import org.carrel.patron.clients.ApiClients;
import org.carrel.patron.clients.ClientSecret;
import org.carrel.patron.passwords.app.PasswordHashing;
import org.carrel.platform.id.IdSource;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.security.Permissions;

/** Sees to it at every start that the built-in roles and what the operator's file names are there. */
@ApplicationScoped
class Bootstrap {

    private static final Logger LOG = Logger.getLogger(Bootstrap.class);
    private static final String ALL_BRANCHES = "*";

    private final Roles roles;
    private final StaffAccounts accounts;
    private final ApiClients clients;
    private final PasswordHashing hashing;
    private final IdSource ids;
    private final Clock clock;
    private final ObjectMapper json;
    private final @Nullable Path file;

    Bootstrap(
            Roles roles,
            StaffAccounts accounts,
            ApiClients clients,
            PasswordHashing hashing,
            IdSource ids,
            Clock clock,
            ObjectMapper json,
            @ConfigProperty(name = "carrel.bootstrap-file") Optional<Path> file) {
        this.roles = roles;
        this.accounts = accounts;
        this.clients = clients;
        this.hashing = hashing;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.file = file.orElse(null);
    }

    void at(@Observes @Priority(500) StartupEvent start) {
        BootstrapFile wanted = file == null ? new BootstrapFile(null, null) : read(file);
        // Replicas that start together wait for one another.
        QuarkusTransaction.requiringNew().timeout(60).run(() -> {
            accounts.oneChangeAtATime();
            seedRoles();
            apply(wanted);
        });
    }

    void apply(BootstrapFile wanted) {
        wanted.clientsOrNone().forEach(this::apply);
        wanted.staffOrNone().forEach(this::apply);
    }

    private void seedRoles() {
        for (Role builtIn : BuiltInRoles.all()) {
            Role held = roles.find(builtIn.code()).or(() -> roles.add(builtIn)).orElseThrow();
            // The administrators' role holds everything there is, permissions of a newer version included.
            if (held.fixed() && !held.permissions().equals(builtIn.permissions())) {
                roles.save(new Role(held.code(), held.version(), held.name(), builtIn.permissions(), true));
            }
        }
    }

    private void apply(BootstrapFile.Client wanted) {
        Set<String> scopes = known(wanted.id(), wanted.scopes());
        String digest = new ClientSecret(wanted.secret()).digest();
        ApiClient held = clients.find(wanted.id()).orElse(null);
        if (held == null) {
            clients.add(
                    new ApiClient(wanted.id(), 0, wanted.id(), scopes, new BranchScope.Everywhere(), true, null),
                    digest);
            LOG.infof("api client created client=%s", wanted.id());
            return;
        }
        if (!clients.secretDigests(held.id(), clock.instant()).contains(digest)) {
            held = clients.changeSecret(held.id(), digest, clock.instant().truncatedTo(ChronoUnit.MICROS));
            LOG.infof("api client got the secret of the file client=%s", held.id());
        }
        if (!held.scopes().equals(scopes)) {
            clients.save(new ApiClient(
                    held.id(), held.version(), held.name(), scopes, held.branches(), held.active(), held.lastUsedAt()));
            LOG.infof("api client got the scopes of the file client=%s", held.id());
        }
    }

    private void apply(BootstrapFile.Staff wanted) {
        String username = StaffAccount.normalise(wanted.username());
        if (accounts.named(username).isPresent()) {
            return;
        }
        Set<String> known = new HashSet<>();
        roles.of(wanted.roles()).forEach(role -> known.add(role.code()));
        if (!known.containsAll(wanted.roles())) {
            throw new IllegalStateException(
                    "the bootstrap file gives " + username + " roles that do not exist: " + wanted.roles());
        }
        String name = wanted.displayName();
        accounts.add(
                new StaffAccount(
                        ids.next(),
                        0,
                        username,
                        name == null || name.isBlank() ? username : name,
                        true,
                        known,
                        scope(wanted.branches())),
                hashing.hash(wanted.password()));
        LOG.infof("staff account created username=%s", username);
    }

    private BootstrapFile read(Path path) {
        try {
            return json.readValue(Files.readAllBytes(path), BootstrapFile.class);
        } catch (JacksonException e) {
            // The parser's own message quotes what it met, which may be a secret.
            throw new IllegalStateException("the bootstrap file is not what it should be, at line "
                    + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": " + path);
        } catch (IOException e) {
            throw new UncheckedIOException("the bootstrap file cannot be read: " + path, e);
        }
    }

    private static Set<String> known(String client, List<String> scopes) {
        for (String scope : scopes) {
            if (!Permissions.isPermission(scope)) {
                throw new IllegalStateException(
                        "the bootstrap file gives the API client " + client + " an unknown scope: " + scope);
            }
        }
        return Set.copyOf(scopes);
    }

    private static BranchScope scope(List<String> branches) {
        return branches.contains(ALL_BRANCHES)
                ? new BranchScope.Everywhere()
                : new BranchScope.Branches(
                        Set.copyOf(branches.stream().map(UUID::fromString).toList()));
    }
}
