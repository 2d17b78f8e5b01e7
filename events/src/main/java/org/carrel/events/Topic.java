package org.carrel.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The Kafka topics of Carrel. A topic carries the events of one sealed interface, keyed by aggregate id.
 *
 * <p>The CloudEvents {@code type} of an event is {@code org.carrel.<service>.<event name in kebab case>.v1}, see
 * {@link #typeOf(Class)}.
 */
public enum Topic {
    /** The place tree and the service points. */
    PLACES("catalog", "places", PlaceEvent.class, Kind.STATE, 0),
    /** Bibliographic records, as much as is needed to name them. */
    TITLES("catalog", "titles", TitleEvent.class, Kind.STATE, 0),
    /** Items as described. */
    ITEMS("catalog", "items", ItemEvent.class, Kind.STATE, 0),
    /** Item availability. */
    AVAILABILITY("circulation", "availability", AvailabilityEvent.class, Kind.STATE, 0),
    /** Loans. Kept for a week only: the topic links patrons and items, and reading history is private. */
    LOANS("circulation", "loans", LoanEvent.class, Kind.FACTS, 7),
    /** Requests. Kept as briefly as loans, for the same reason. */
    REQUESTS("circulation", "requests", RequestEvent.class, Kind.FACTS, 7),
    /** What desks report of items to the catalogue. */
    ITEM_REPORTS("circulation", "item-reports", ItemReportEvent.class, Kind.FACTS, 30),
    /** Patrons: standing and cards. */
    PATRONS("patron", "patrons", PatronEvent.class, Kind.STATE, 0),
    /** Interlibrary requests. */
    ILL_REQUESTS("ill", "requests", IllRequestEvent.class, Kind.FACTS, 7),
    /** Notices sent. */
    DELIVERIES("notification", "deliveries", DeliveryEvent.class, Kind.FACTS, 7);

    /** Whether a topic tells the present state of things or what happened to them. */
    public enum Kind {
        /** Compacted: the last event of a key is the state; a replica can be rebuilt from the beginning. */
        STATE,
        /** Kept for a number of days, then forgotten. */
        FACTS
    }

    private final String service;
    private final String subject;
    private final Class<? extends CarrelEvent> events;
    private final Kind kind;
    private final int retentionDays;

    Topic(String service, String subject, Class<? extends CarrelEvent> events, Kind kind, int retentionDays) {
        this.service = service;
        this.subject = subject;
        this.events = events;
        this.kind = kind;
        this.retentionDays = retentionDays;
    }

    /** The topic's name on the broker, without a prefix that an installation may put before it. */
    public String topicName() {
        return "carrel." + service + "." + subject;
    }

    /** The service that alone writes to the topic, such as {@code catalog}. */
    public String service() {
        return service;
    }

    /** The sealed interface whose records the topic carries. */
    public Class<? extends CarrelEvent> events() {
        return events;
    }

    public Kind kind() {
        return kind;
    }

    /** Days that a fact is kept; 0 for state topics, which keep the last event of every key. */
    public int retentionDays() {
        return retentionDays;
    }

    /** The record classes that the topic carries, in the order in which the interface lists them. */
    public List<Class<? extends CarrelEvent>> eventTypes() {
        return Arrays.stream(events.getPermittedSubclasses())
                .<Class<? extends CarrelEvent>>map(type -> type.asSubclass(CarrelEvent.class))
                .toList();
    }

    /** The record class behind a CloudEvents type name, or empty if this version of Carrel does not know it. */
    public Optional<Class<? extends CarrelEvent>> eventType(String cloudEventType) {
        return eventTypes().stream()
                .filter(type -> typeOf(type).equals(cloudEventType))
                .findFirst();
    }

    /** The topic that carries an event. */
    public static Topic of(CarrelEvent event) {
        return of(event.getClass());
    }

    /** The topic that carries a record class. */
    public static Topic of(Class<? extends CarrelEvent> type) {
        for (Topic topic : values()) {
            if (topic.events.isAssignableFrom(type)) {
                return topic;
            }
        }
        throw new IllegalArgumentException("no topic carries " + type.getName());
    }

    /**
     * The CloudEvents {@code type} of a record class, for instance {@code org.carrel.circulation.item-checked-out.v1}.
     */
    public static String typeOf(Class<? extends CarrelEvent> type) {
        String kebab =
                type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
        return "org.carrel." + of(type).service + "." + kebab + ".v1";
    }
}
