package org.carrel.catalog.oai;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What a harvester asks (OAI-PMH 2.0, section 4). */
public sealed interface OaiRequest {

    /** Who is this? */
    record Identify() implements OaiRequest {}

    /** In which formats is there something, at all or of one record? */
    record ListMetadataFormats(@Nullable String identifier) implements OaiRequest {}

    /** Which sets are there? */
    record ListSets() implements OaiRequest {}

    /** One record. */
    record GetRecord(String identifier, String prefix) implements OaiRequest {}

    /**
     * The beginning of a list of records, or of their headers alone.
     *
     * @param metadata whether records are wanted, and not their headers alone
     */
    record StartList(boolean metadata, Selection selection) implements OaiRequest {}

    /** The continuation of a list. */
    record GoOn(boolean metadata, String token) implements OaiRequest {}

    /** What came of reading a request. */
    sealed interface Parsed {

        /**
         * It can be answered.
         *
         * @param arguments what was asked, to be repeated in the answer
         */
        record Understood(OaiRequest request, Map<String, String> arguments) implements Parsed {
            public Understood {
                arguments = new LinkedHashMap<>(arguments);
            }
        }

        /**
         * It cannot.
         *
         * @param arguments what was asked, so far as the answer may repeat it
         */
        record Refused(List<OaiError> errors, Map<String, String> arguments) implements Parsed {
            public Refused {
                errors = List.copyOf(errors);
                arguments = new LinkedHashMap<>(arguments);
            }
        }
    }

    /** Reads the arguments of a request. */
    static Parsed parse(Map<String, List<String>> given) {
        return new Reader(given).read();
    }

    /** Reads one request and collects everything that is wrong with it. */
    final class Reader {

        private static final Pattern SECONDS =
                Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
        private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        private static final Pattern SET = Pattern.compile("[A-Za-z0-9\\-_.!~*'()]+(:[A-Za-z0-9\\-_.!~*'()]+)*");
        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9\\-_.!~*'()]+");
        private static final int LONGEST = 1_000;

        private final Map<String, List<String>> given;
        private final Map<String, String> arguments = new LinkedHashMap<>();
        private final List<OaiError> errors = new ArrayList<>();

        private Reader(Map<String, List<String>> given) {
            this.given = given;
        }

        private Parsed read() {
            List<String> verbs = given.getOrDefault("verb", List.of());
            if (verbs.size() != 1) {
                return badVerb(verbs.isEmpty() ? "The verb is missing." : "The verb is repeated.");
            }
            arguments.put("verb", verbs.getFirst());
            Optional<OaiRequest> request =
                    switch (verbs.getFirst()) {
                        case "Identify" -> {
                            take(Set.of());
                            yield Optional.of(new Identify());
                        }
                        case "ListMetadataFormats" -> {
                            take(Set.of("identifier"));
                            yield Optional.of(new ListMetadataFormats(arguments.get("identifier")));
                        }
                        case "ListSets" -> sets();
                        case "GetRecord" -> record();
                        case "ListRecords" -> list(true);
                        case "ListIdentifiers" -> list(false);
                        default -> Optional.empty();
                    };
            if (request.isEmpty() && errors.isEmpty()) {
                return badVerb("There is no such verb.");
            }
            if (!errors.isEmpty()) {
                // Arguments that are themselves wrong are not repeated (section 3.2).
                boolean bad = errors.stream().anyMatch(error -> error.code() == OaiError.Code.BAD_ARGUMENT);
                return new Parsed.Refused(errors, bad ? Map.of() : arguments);
            }
            return new Parsed.Understood(request.orElseThrow(), arguments);
        }

        private static Parsed badVerb(String detail) {
            return new Parsed.Refused(List.of(new OaiError(OaiError.Code.BAD_VERB, detail)), Map.of());
        }

        private void take(Set<String> allowed) {
            given.forEach((name, values) -> {
                if (name.equals("verb")) {
                    return;
                }
                if (!allowed.contains(name)) {
                    wrong("'" + shown(name) + "' is no argument of this verb.");
                } else if (values.size() != 1) {
                    wrong("'" + name + "' is repeated.");
                } else if (values.getFirst().length() > LONGEST) {
                    wrong("'" + name + "' is too long.");
                } else {
                    arguments.put(name, values.getFirst());
                }
            });
        }

        private static String shown(String name) {
            return name.length() > 40 ? name.substring(0, 40) + "…" : name;
        }

        private void wrong(String detail) {
            errors.add(new OaiError(OaiError.Code.BAD_ARGUMENT, detail));
        }

        private Optional<OaiRequest> sets() {
            take(Set.of("resumptionToken"));
            if (arguments.containsKey("resumptionToken")) {
                errors.add(new OaiError(
                        OaiError.Code.BAD_RESUMPTION_TOKEN, "The list of sets is always sent in one piece."));
            }
            return Optional.of(new ListSets());
        }

        private Optional<OaiRequest> record() {
            take(Set.of("identifier", "metadataPrefix"));
            String identifier = arguments.get("identifier");
            String prefix = arguments.get("metadataPrefix");
            if (identifier == null) {
                wrong("'identifier' is missing.");
            }
            if (prefix == null) {
                wrong("'metadataPrefix' is missing.");
            } else if (!PREFIX.matcher(prefix).matches()) {
                wrong("'metadataPrefix' has characters that it cannot have.");
            }
            return identifier == null || prefix == null
                    ? Optional.empty()
                    : Optional.of(new GetRecord(identifier, prefix));
        }

        private Optional<OaiRequest> list(boolean metadata) {
            if (given.containsKey("resumptionToken")) {
                take(Set.of("resumptionToken"));
                String token = arguments.get("resumptionToken");
                return token == null ? Optional.empty() : Optional.of(new GoOn(metadata, token));
            }
            take(Set.of("metadataPrefix", "set", "from", "until"));
            String set = arguments.get("set");
            if (set != null && !SET.matcher(set).matches()) {
                wrong("'set' has characters that it cannot have.");
            }
            String from = arguments.get("from");
            String until = arguments.get("until");
            Instant begins = from == null ? null : moment("from", from, false);
            Instant ends = until == null ? null : moment("until", until, true);
            if (from != null && until != null && from.length() != until.length()) {
                wrong("'from' and 'until' must have the same granularity.");
            } else if (begins != null && ends != null && !begins.isBefore(ends)) {
                wrong("'until' must not be earlier than 'from'.");
            }
            String prefix = arguments.get("metadataPrefix");
            if (prefix == null) {
                wrong("'metadataPrefix' is missing.");
                return Optional.empty();
            }
            if (!PREFIX.matcher(prefix).matches()) {
                wrong("'metadataPrefix' has characters that it cannot have.");
            }
            Optional<MetadataFormat> format = MetadataFormat.named(prefix);
            if (format.isEmpty() && errors.isEmpty()) {
                errors.add(new OaiError(
                        OaiError.Code.CANNOT_DISSEMINATE_FORMAT, "See ListMetadataFormats for what there is."));
            }
            return format.map(known -> new StartList(metadata, new Selection(known, set, begins, ends)));
        }

        /**
         * Both ends of a range are included; a whole day or second is, so the end that counts is the next one's start.
         */
        private @Nullable Instant moment(String name, String text, boolean end) {
            try {
                if (SECONDS.matcher(text).matches()) {
                    Instant second = Instant.parse(text);
                    return end ? second.plusSeconds(1) : second;
                }
                if (DAY.matcher(text).matches()) {
                    LocalDate day = LocalDate.parse(text);
                    return (end ? day.plusDays(1) : day)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
                }
            } catch (DateTimeException _) {
                // Looks like a date, but no calendar has it.
            }
            wrong("'" + name + "' must be a date as YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.");
            return null;
        }
    }
}
