package org.carrel.launcher.commands;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.carrel.launcher.ProgramPath;
import org.carrel.launcher.RepositoryRoot;
import org.carrel.launcher.ServerMain;
import org.carrel.launcher.secrets.Secrets;
import org.carrel.launcher.stack.DataFolder;
import org.carrel.launcher.stack.Database;
import org.carrel.launcher.stack.PortPlan;
import org.carrel.launcher.stack.ServiceName;
import org.carrel.launcher.stack.StackPlan;
import org.carrel.launcher.supervision.AotCache;
import org.carrel.launcher.supervision.ChildProgram;
import org.carrel.launcher.supervision.Part;
import org.carrel.launcher.supervision.Readiness;

/**
 * The parts of one stack, ready to be supervised.
 *
 * @param external the servers that are yours, by name, with their address
 * @param caches by part
 */
record Stack(StackPlan plan, List<Part> parts, Map<String, String> external, Map<String, AotCache> caches) {
    static final String DATABASE = "postgresql";
    static final String BROKER = "kafka";
    static final String MAIL = "mail";

    private static final List<String> BROKER_JVM = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** What there is to run, and with whose servers. */
    record Order(
            Path root,
            DataFolder data,
            PortPlan ports,
            Secrets secrets,
            Optional<Database> database,
            Optional<String> bootstrap,
            List<ServiceName> services) {}

    static Stack of(Order order, Clock clock) {
        PortPlan ports = order.ports();
        StackPlan plan = new StackPlan(
                order.data(),
                ports,
                order.database()
                        .orElseGet(() -> new Database(
                                "jdbc:postgresql://" + StackPlan.HOST + ":" + ports.postgres() + "/postgres",
                                "carrel",
                                order.secrets().databasePassword())),
                order.bootstrap().orElse(StackPlan.HOST + ":" + ports.kafka()),
                order.secrets().clients(),
                order.secrets().bootstrapFile());
        List<Part> parts = new ArrayList<>();
        Map<String, String> external = new LinkedHashMap<>();
        Map<String, AotCache> caches = new LinkedHashMap<>();
        order.database()
                .ifPresentOrElse(yours -> external.put(DATABASE, yours.url()), () -> parts.add(database(order)));
        order.bootstrap().ifPresentOrElse(yours -> external.put(BROKER, yours), () -> parts.add(broker(order, caches)));
        parts.add(new Part(
                MAIL,
                ports.smtp(),
                List.of(),
                new MailRunner(ports.smtp(), order.data().mail(), clock)));
        for (ServiceName service : order.services()) {
            parts.add(service(order, plan, service, caches));
        }
        return new Stack(plan, parts, external, caches);
    }

    /** Where the build leaves a service's program. */
    static Path jar(Path root, ServiceName service) {
        return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static Part database(Order order) {
        return new Part(
                DATABASE,
                order.ports().postgres(),
                List.of(),
                new DatabaseRunner(
                        order.root().resolve("launcher/target/postgresql"),
                        order.data().postgres(),
                        order.ports().postgres(),
                        order.secrets(),
                        databases(),
                        order.data().log(DATABASE)));
    }

    static List<String> databases() {
        return ServiceName.withState().stream().map(ServiceName::database).toList();
    }

    private static Part broker(Order order, Map<String, AotCache> caches) {
        PortPlan ports = order.ports();
        ProgramPath program = ProgramPath.of(order.root());
        AotCache cache = new AotCache(
                BROKER,
                BROKER_JVM,
                program.arguments(ServerMain.class.getName()),
                program.libraries(),
                order.data().caches());
        caches.put(BROKER, cache);
        Supplier<List<String>> command = () -> Stream.of(
                        Stream.of(java()),
                        BROKER_JVM.stream(),
                        cache.optionsForStart().stream(),
                        Stream.of("-D" + RepositoryRoot.PROPERTY + "=" + order.root()),
                        program.arguments(ServerMain.class.getName()).stream(),
                        Stream.of(
                                "kafka",
                                "--data",
                                order.data().kafka().toString(),
                                "--port",
                                Integer.toString(ports.kafka()),
                                "--controller-port",
                                Integer.toString(ports.kafkaController())))
                .flatMap(words -> words)
                .toList();
        return new Part(
                BROKER,
                ports.kafka(),
                List.of(),
                new ChildProgram(
                        BROKER,
                        command,
                        Map.of(),
                        order.data().kafka(),
                        order.data().log(BROKER),
                        new Readiness.Says("READY "),
                        ServerMain.LAST_WORDS,
                        cache::ended));
    }

    private static Part service(Order order, StackPlan plan, ServiceName service, Map<String, AotCache> caches) {
        Path jar = jar(order.root(), service);
        List<String> options = StackPlan.jvmOptions(service);
        List<String> program = List.of("-jar", jar.toString());
        AotCache cache = new AotCache(
                service.label(),
                options,
                program,
                jar.resolveSibling(".").normalize(),
                order.data().caches());
        caches.put(service.label(), cache);
        Supplier<List<String>> command = () -> Stream.of(
                        priority(service).stream(),
                        Stream.of(java()),
                        options.stream(),
                        cache.optionsForStart().stream(),
                        program.stream())
                .flatMap(words -> words)
                .toList();
        return new Part(
                service.label(),
                order.ports().of(service),
                service.hasState() ? List.of(DATABASE, BROKER, MAIL) : List.of(),
                new ChildProgram(
                        service.label(),
                        command,
                        plan.environment(service),
                        order.data().of(service),
                        order.data().log(service.label()),
                        new Readiness.Http(URI.create(
                                "http://" + StackPlan.HOST + ":" + order.ports().of(service) + "/q/health/ready")),
                        // What Quarkus says when everything is closed. A JVM that records would go on writing.
                        " stopped in ",
                        cache::ended));
    }

    /** A notice may wait where processors are few; a scan may not. */
    private static List<String> priority(ServiceName service) {
        return service == ServiceName.NOTIFICATION ? List.of("nice", "-n", "10") : List.of();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
