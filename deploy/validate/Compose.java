import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecVersion;

/** The compose file for one server. */
final class Compose {
    private static final Pattern VARIABLE_WITH_DEFAULT = Pattern.compile("\\$\\{\\w+:-([^}]*)}");
    private static final Pattern HOST =
            Pattern.compile("^(?:jdbc:postgresql|http)://([a-z-]+):\\d+.*|^([a-z-]+):\\d+$");
    private static final Set<String> OURS = Set.of(
            "catalog-service",
            "circulation-service",
            "patron-service",
            "ill-service",
            "notification-service",
            "carrel-gateway");

    private final JsonNode compose;
    private final Path folder;
    private final Findings findings;

    Compose(Path file, Findings findings) {
        this.compose = Yaml.resolved(file);
        this.folder = file.getParent();
        this.findings = findings;
    }

    /** For the self-test: a tree that is already in memory. */
    Compose(JsonNode compose, Path folder, Findings findings) {
        this.compose = compose;
        this.folder = folder;
        this.findings = findings;
    }

    void check(Schemas schemas, Path own, Optional<Path> specification) {
        schemas.check("compose", compose, own, SpecVersion.VersionFlag.V202012, findings);
        specification.ifPresent(schema -> schemas.check(
                "compose (compose-spec)", withoutNewerKeys(), schema, SpecVersion.VersionFlag.V201909, findings));
        JsonNode services = compose.path("services");
        OURS.forEach(name -> findings.require(services.has(name), "compose", "no service " + name));
        for (var service : Yaml.fields(services)) {
            service(service.getKey(), service.getValue(), services);
        }
    }

    private void service(String name, JsonNode service, JsonNode services) {
        String id = "compose " + name;
        String image =
                VARIABLE_WITH_DEFAULT.matcher(Yaml.text(service, "image")).replaceAll("$1");
        findings.require(image.contains(":") && !image.endsWith(":latest"), id, "image without a tag: " + image);
        findings.require(service.has("healthcheck"), id, "no healthcheck");
        findings.require(
                Yaml.items(service, "cap_drop").anyMatch(drop -> drop.asText().equals("ALL")),
                id,
                "capabilities are kept");
        findings.require(
                Yaml.items(service, "security_opt")
                        .anyMatch(option -> option.asText().equals("no-new-privileges:true")),
                id,
                "may gain privileges");
        findings.require(
                name.equals("carrel-gateway") == service.has("ports"),
                id,
                "only the gateway, and it alone, publishes a port");
        Yaml.items(service, "secrets").forEach(secret -> {
            String source = secret.isTextual() ? secret.asText() : Yaml.text(secret, "source");
            findings.require(compose.path("secrets").has(source), id, "no such secret: " + source);
        });
        Yaml.items(service, "networks")
                .forEach(network -> findings.require(
                        compose.path("networks").has(network.asText()), id, "no such network: " + network));
        Yaml.items(service, "volumes").map(JsonNode::asText).forEach(volume -> {
            String source = volume.substring(0, volume.indexOf(':'));
            boolean known = source.startsWith(".")
                    ? Files.exists(folder.resolve(source))
                    : compose.path("volumes").has(source);
            findings.require(known, id, "no such volume: " + source);
        });
        for (var need : Yaml.fields(service.path("depends_on"))) {
            findings.require(services.has(need.getKey()), id, "depends on an unknown service: " + need.getKey());
        }
        Set<String> files = new HashSet<>();
        Yaml.items(service, "secrets")
                .forEach(secret -> files.add(
                        "/run/secrets/" + (secret.isTextual() ? secret.asText() : Yaml.text(secret, "target"))));
        for (var variable : Yaml.fields(service.path("environment"))) {
            String value = variable.getValue().asText();
            var host = HOST.matcher(value);
            if (host.matches()) {
                String target = host.group(1) != null ? host.group(1) : host.group(2);
                findings.require(services.has(target), id, variable.getKey() + " names an unknown service: " + target);
            }
            if (value.startsWith("/run/secrets/")) {
                findings.require(
                        files.contains(value), id, variable.getKey() + " names a secret it is not given: " + value);
            }
        }
        if (OURS.contains(name)) {
            ours(id, name, service);
        }
    }

    private void ours(String id, String name, JsonNode service) {
        findings.require(Yaml.at(service, "read_only").asBoolean(), id, "the root filesystem is writable");
        findings.require(!Yaml.text(service, "user").startsWith("0"), id, "runs as root");
        findings.require(service.has("mem_limit"), id, "no memory limit, from which the heap is sized");
        String module = Yaml.text(service, "build.args.MODULE");
        findings.require(module.equals(name.replace("carrel-", "")), id, "built from " + module);
        findings.require(
                Files.exists(folder.resolve(Yaml.text(service, "build.context"))
                        .resolve(Yaml.text(service, "build.dockerfile"))),
                id,
                "no such container file");
        List<String> needed = name.equals("carrel-gateway")
                ? List.of("CARREL_ISSUER", "CARREL_JWKS_URL", "CARREL_PATRON_URL", "CARREL_CATALOG_URL")
                : List.of(
                        "CARREL_ISSUER",
                        "CARREL_JWKS_URL",
                        "CARREL_KAFKA",
                        "CARREL_DATABASE_URL",
                        "CARREL_DATABASE_USER",
                        "CARREL_DATABASE_PASSWORD_FILE",
                        "CARREL_CLIENT_ID",
                        "CARREL_CLIENT_SECRET_FILE",
                        "CARREL_DATA_DIR");
        needed.forEach(variable ->
                findings.require(service.path("environment").has(variable), id, "environment lacks " + variable));
    }

    /** The published package of the specification is older than these two keys. */
    private JsonNode withoutNewerKeys() {
        ObjectNode older = compose.deepCopy();
        older.remove("name");
        for (JsonNode service : older.path("services")) {
            if (service.path("healthcheck") instanceof ObjectNode healthcheck) {
                healthcheck.remove("start_interval");
            }
        }
        return older;
    }

    JsonNode tree() {
        return compose;
    }
}
