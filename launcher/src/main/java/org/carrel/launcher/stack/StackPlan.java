package org.carrel.launcher.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the parts of one stack are told.
 *
 * @param bootstrap the brokers
 * @param clientSecrets by client id
 * @param bootstrapFile what patron-service starts from
 */
public record StackPlan(
        DataFolder data,
        PortPlan ports,
        Database database,
        String bootstrap,
        Map<String, String> clientSecrets,
        Path bootstrapFile) {
    public static final String HOST = "127.0.0.1";

    public StackPlan {
        clientSecrets = Map.copyOf(clientSecrets);
    }

    /** Where people and programs reach this stack. */
    public String url() {
        return "http://localhost:" + ports.gateway();
    }

    /** The environment of one service, beyond what it inherits. */
    public Map<String, String> environment(ServiceName service) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        // Of glibc: each arena keeps what it freed, and threads would have one for each processor times eight.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("CARREL_ISSUER", url());
        environment.put("CARREL_JWKS_URL", internal(ServiceName.PATRON) + "/oauth/jwks");
        for (ServiceName other : ServiceName.withState()) {
            environment.put("CARREL_" + other.name() + "_URL", internal(other));
        }
        environment.put("CARREL_DATA_DIR", data.of(service).toString());
        if (service.hasState()) {
            environment.put("CARREL_DATABASE_URL", database.urlOf(service.database()));
            environment.put("CARREL_DATABASE_USER", database.user());
            environment.put("CARREL_DATABASE_PASSWORD", database.password());
            environment.put("CARREL_KAFKA", bootstrap);
            environment.put("CARREL_CLIENT_ID", service.clientId());
            environment.put("CARREL_CLIENT_SECRET", clientSecrets.getOrDefault(service.clientId(), ""));
        }
        switch (service) {
            case PATRON -> environment.put("CARREL_BOOTSTRAP_FILE", bootstrapFile.toString());
            case NOTIFICATION -> {
                environment.put("CARREL_SMTP_HOST", HOST);
                environment.put("CARREL_SMTP_PORT", Integer.toString(ports.smtp()));
                environment.put("CARREL_MAIL_FROM", "library@carrel.example");
            }
            // Whoever works on this machine is not a stranger at the door: the demo, an import and the benchmarks are
            // fast.
            case GATEWAY -> environment.put("CARREL_GATEWAY_LIMITS_EXEMPT", "127.0.0.0/8");
            case CATALOG, CIRCULATION, ILL -> {}
        }
        return environment;
    }

    /** The JVM options of one service, without those of its AOT cache. */
    public static List<String> jvmOptions(ServiceName service) {
        List<String> options = new ArrayList<>(List.of(
                "-Xms24m",
                "-Xmx" + service.heapMegabytes() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // What a start needs once goes back to the system instead of staying with the process.
                "-XX:MinHeapFreeRatio=20",
                "-XX:MaxHeapFreeRatio=40",
                "-XX:TrimNativeHeapInterval=10000",
                // The AOT cache stays as it is on disk, which the system can drop and share. Else each process would
                // write
                // other addresses all over its copy: 50 MB that nobody gets back.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (service.isLight()) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return List.copyOf(options);
    }

    private String internal(ServiceName service) {
        return "http://" + HOST + ":" + ports.of(service);
    }
}
