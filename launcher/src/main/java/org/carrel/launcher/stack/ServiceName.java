package org.carrel.launcher.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs of the stack that are ours, each with its place in the port block and its size. */
public enum ServiceName {
    GATEWAY("gateway", 0, "gateway", 96, ""),
    CATALOG("catalog", 1, "catalog-service", 192, "replicas.read"),
    CIRCULATION("circulation", 2, "circulation-service", 144, "replicas.read"),
    PATRON("patron", 3, "patron-service", 112, "replicas.read"),
    ILL("ill", 4, "ill-service", 96, "replicas.read"),
    NOTIFICATION("notification", 5, "notification-service", 96, "replicas.read patrons.contact.read");

    private final String label;
    private final int offset;
    private final String module;
    private final int heapMegabytes;
    private final String scopes;

    ServiceName(String label, int offset, String module, int heapMegabytes, String scopes) {
        this.label = label;
        this.offset = offset;
        this.module = module;
        this.heapMegabytes = heapMegabytes;
        this.scopes = scopes;
    }

    /** Those with a database, an API client and topics of their own: all but the gateway. */
    public static List<ServiceName> withState() {
        return Arrays.stream(values()).filter(ServiceName::hasState).toList();
    }

    public static Optional<ServiceName> named(String label) {
        return Arrays.stream(values())
                .filter(service -> service.label.equals(label) || service.module.equals(label))
                .findFirst();
    }

    public boolean hasState() {
        return this != GATEWAY;
    }

    public String label() {
        return label;
    }

    int offset() {
        return offset;
    }

    /** The folder it is built in. */
    public String module() {
        return module;
    }

    public int heapMegabytes() {
        return heapMegabytes;
    }

    /**
     * Whether it mostly waits for others, so that the optimising compiler would cost more memory than it saves time.
     */
    boolean isLight() {
        return switch (this) {
            case GATEWAY, ILL, NOTIFICATION -> true;
            case CATALOG, CIRCULATION, PATRON -> false;
        };
    }

    /** What its API client may do at the other services. */
    public List<String> scopes() {
        return scopes.isEmpty() ? List.of() : List.of(scopes.split(" ", -1));
    }

    public String clientId() {
        return "carrel-" + label;
    }

    public String database() {
        return label;
    }
}
