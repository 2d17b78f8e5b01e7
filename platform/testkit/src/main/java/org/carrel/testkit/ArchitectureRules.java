package org.carrel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Response;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import org.carrel.platform.command.Command;
import org.carrel.platform.command.WithoutReplay;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.security.Permissions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rules of the architecture that a machine can check. A service has one test that calls {@link #verify(String)}.
 *
 * <p>Inside a capability the core stands in the capability's own package; {@code app}, {@code web}, {@code store} and
 * {@code inbox} are its edges.
 */
public final class ArchitectureRules {

    private static final List<String> SERVICES = List.of("catalog", "circulation", "patron", "ill", "notification");
    private static final Set<String> EDGES = Set.of("app", "web", "store", "inbox");

    private ArchitectureRules() {}

    /** Checks every rule on the production classes below a service's root package. */
    public static void verify(String rootPackage) {
        JavaClasses production = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage);
        assertThat(production).as("classes below %s", rootPackage).isNotEmpty();
        for (ArchRule rule : rules(rootPackage)) {
            rule.allowEmptyShould(true).check(production);
        }
        everyPackageIsNullMarked(rootPackage);
    }

    private static List<ArchRule> rules(String root) {
        String[] otherServices = SERVICES.stream()
                .map(service -> "org.carrel." + service)
                .filter(service -> !service.equals(root))
                .map(service -> service + "..")
                .toArray(String[]::new);
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(otherServices)
                        .because(
                                "services share contracts (events, HTTP), never classes: each must be deployable alone"),
                classes()
                        .that(core(root))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                        "java..",
                                        "javax.crypto..",
                                        "javax.xml.stream..",
                                        "org.jspecify..",
                                        "org.carrel.events..",
                                        "org.carrel.platform.money..",
                                        root + "..")
                                .or(JavaClass.Predicates.assignableTo(BranchScope.class))
                                .or(JavaClass.Predicates.equivalentTo(Permissions.class))
                                .and(DescribedPredicate.not(edge(root))))
                        .because("a decision must be readable and testable without a container: pass facts in, get an "
                                + "outcome out, and let app, web and store do the rest"),
                noClasses()
                        .that()
                        .resideInAPackage("..web..")
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..store.."))
                        .because("a resource speaks HTTP; it asks a use case in app, which asks the store"),
                noClasses()
                        .that()
                        .resideInAnyPackage("..app..", "..store..", "..inbox..")
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..web.."))
                        .because(
                                "what a use case does must not hang on how it is asked: HTTP, Kafka, SIP2 and jobs share "
                                        + "it"),
                slices().matching(root + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a capability must be understood without reading all the others"),
                noClasses()
                        .should(callArglessNow())
                        .because("time comes from the injected java.time.Clock, or a test cannot move it"),
                fields().that()
                        .haveRawType(Optional.class)
                        .should(notExist())
                        .because(
                                "Optional is for the result of a look-up; a component that may be missing is @Nullable"),
                noMethods()
                        .should()
                        .haveRawParameterTypes(DescribedPredicate.describe("Optional", parameters -> parameters.stream()
                                .anyMatch(type -> type.isEquivalentTo(Optional.class))))
                        .because(
                                "Optional is for the result of a look-up; a parameter that may be missing is @Nullable"),
                methods()
                        .that(isEndpoint())
                        .should(namePermission())
                        .because(
                                "every endpoint checks a permission; what is open to the public says so with @PermitAll"),
                methods()
                        .that(changesState())
                        .should(beCommand())
                        .because("a client on a bad line repeats its request: without @Command it would be done twice"),
                methods()
                        .that()
                        .areAnnotatedWith(Incoming.class)
                        .should()
                        .beAnnotatedWith(Blocking.class)
                        .andShould()
                        .notBeAnnotatedWith(RunOnVirtualThread.class)
                        .because(
                                "events of one aggregate are handled one after the other; a virtual thread for each would "
                                        + "handle a thousand at once, out of order, and leave no database connection to others"),
                methods()
                        .that(carriesBody())
                        .should(nameMediaType())
                        .because("without @Consumes a body of another type fails with a 500 instead of a 415"),
                noMethods()
                        .that()
                        .areAnnotatedWith(Transactional.class)
                        .should()
                        .beDeclaredInClassesThat(resideInAnyPackage("..web..", "..store.."))
                        .because("the use case is the unit of work"));
    }

    private static DescribedPredicate<JavaClass> core(String root) {
        return DescribedPredicate.describe(
                "the core of a capability",
                type -> type.getPackageName().startsWith(root + ".")
                        && !edge(root).test(type)
                        && !type.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaClass> edge(String root) {
        return DescribedPredicate.describe("an edge (app, web, store, inbox)", type -> {
            String name = type.getPackageName();
            return name.startsWith(root)
                    && Stream.of(name.substring(root.length()).split("\\.", -1)).anyMatch(EDGES::contains);
        });
    }

    private static ArchCondition<JavaClass> callArglessNow() {
        return new ArchCondition<>("call an argless now() or read the system clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().forEach(call -> {
                    String owner = call.getTargetOwner().getFullName();
                    String method = call.getName();
                    boolean argless = call.getTarget().getRawParameterTypes().isEmpty();
                    boolean reads = (owner.startsWith("java.time.") && method.equals("now") && argless)
                            || (owner.equals("java.time.Clock") && method.startsWith("system"))
                            || (owner.equals("java.lang.System") && method.equals("currentTimeMillis"));
                    if (reads) {
                        events.add(SimpleConditionEvent.satisfied(type, call.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaField> notExist() {
        return new ArchCondition<>("not exist") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                // Injected Instance-like optional configuration is the framework's own idiom.
                boolean configured = field.getOwner().isAnnotatedWith("io.smallrye.config.ConfigMapping");
                if (!configured) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                }
            }
        };
    }

    private static DescribedPredicate<JavaMethod> isEndpoint() {
        return DescribedPredicate.describe(
                "an endpoint",
                method -> (method.isAnnotatedWith(GET.class) && !asksAnotherService(method))
                        || changesState().test(method));
    }

    private static DescribedPredicate<JavaMethod> changesState() {
        return DescribedPredicate.describe(
                "an endpoint that changes state",
                method -> !asksAnotherService(method)
                        && (method.isAnnotatedWith(POST.class)
                                || method.isAnnotatedWith(PUT.class)
                                || method.isAnnotatedWith(PATCH.class)
                                || method.isAnnotatedWith(DELETE.class)));
    }

    /** A REST client carries the annotations of an endpoint, but the endpoint is elsewhere. */
    private static boolean asksAnotherService(JavaMethod method) {
        return method.getOwner().isAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");
    }

    private static DescribedPredicate<JavaMethod> carriesBody() {
        return DescribedPredicate.describe(
                "an endpoint that takes a body",
                method -> (method.isAnnotatedWith(POST.class)
                                || method.isAnnotatedWith(PUT.class)
                                || method.isAnnotatedWith(PATCH.class))
                        && method.getParameters().stream().anyMatch(parameter -> parameter.getAnnotations().stream()
                                .noneMatch(annotation ->
                                        annotation.getRawType().getPackageName().startsWith("jakarta.ws.rs"))));
    }

    private static ArchCondition<JavaMethod> nameMediaType() {
        return new ArchCondition<>("say with @Consumes what they read") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = method.isAnnotatedWith(Consumes.class)
                        || method.getOwner().isAnnotatedWith(Consumes.class);
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " has no @Consumes"));
            }
        };
    }

    private static ArchCondition<JavaMethod> namePermission() {
        return new ArchCondition<>("be annotated with @PermissionsAllowed, @Authenticated or @PermitAll") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = Stream.of(PermissionsAllowed.class, Authenticated.class, PermitAll.class)
                        .anyMatch(annotation -> method.isAnnotatedWith(annotation)
                                || method.isAnnotatedWith("io.quarkus.security.PermissionsAllowed$List")
                                || method.getOwner().isAnnotatedWith(annotation));
                events.add(new SimpleConditionEvent(method, named, method.getFullName() + " names no permission"));
            }
        };
    }

    private static ArchCondition<JavaMethod> beCommand() {
        return new ArchCondition<>("be a @Command that returns a Response, or say why not with @WithoutReplay") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean command = (method.isAnnotatedWith(Command.class)
                                || method.getOwner().isAnnotatedWith(Command.class))
                        && method.getRawReturnType().isEquivalentTo(Response.class);
                boolean excused = method.isAnnotatedWith(WithoutReplay.class);
                events.add(new SimpleConditionEvent(
                        method, command || excused, method.getFullName() + " is no command and does not say why"));
            }
        };
    }

    /**
     * Looks at the compiled package descriptors, which ArchUnit does not import when they carry no runtime annotation.
     */
    private static void everyPackageIsNullMarked(String root) {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes.resolve(root.replace('.', '/')))) {
            List<Path> unmarked = files.filter(Files::isDirectory)
                    .filter(ArchitectureRules::holdsClasses)
                    .filter(directory -> !isNullMarked(classes.relativize(directory)))
                    .toList();
            assertThat(unmarked)
                    .as("every package says @NullMarked in its package-info.java, so that null is checked everywhere")
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsClasses(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNullMarked(Path relative) {
        String name = relative.toString().replace('/', '.') + ".package-info";
        try {
            return Class.forName(name).isAnnotationPresent(org.jspecify.annotations.NullMarked.class);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
