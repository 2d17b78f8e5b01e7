package org.carrel.catalog.oai.app;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.app.Crosswalk;
import org.carrel.catalog.oai.Header;
import org.carrel.catalog.oai.Headers;
import org.carrel.catalog.oai.MetadataFormat;
import org.carrel.catalog.oai.OaiAnswer;
import org.carrel.catalog.oai.OaiError;
import org.carrel.catalog.oai.OaiIdentifier;
import org.carrel.catalog.oai.OaiRequest;
import org.carrel.catalog.oai.ResumptionToken;
import org.carrel.catalog.oai.Selection;
import org.carrel.catalog.places.Places;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;
import org.carrel.events.PlaceKind;

/** Answers harvesters. */
@ApplicationScoped
public class AnswerHarvester {

    private static final int RECORDS_AT_ONCE = 100;
    private static final int HEADERS_AT_ONCE = 500;
    private static final int MOST_BRANCHES = 10_000;
    private static final UUID SAMPLE = new UUID(0x0190a5b83c1e7d2fL, 0x8a4b5c6d7e8f9a0bL);

    private final Headers headers;
    private final Records records;
    private final ReadRecord read;
    private final Crosswalk crosswalk;
    private final Places places;
    private final String name;
    private final String adminEmail;
    private final OaiIdentifier identifiers;

    AnswerHarvester(
            Headers headers,
            Records records,
            ReadRecord read,
            Crosswalk crosswalk,
            Places places,
            @ConfigProperty(name = "carrel.catalog.oai.repository-name", defaultValue = "Carrel") String name,
            @ConfigProperty(name = "carrel.catalog.oai.admin-email", defaultValue = "catalogue@localhost.localdomain")
                    String adminEmail,
            @ConfigProperty(name = "carrel.catalog.oai.repository-identifier", defaultValue = "localhost.localdomain")
                    String repository) {
        this.headers = headers;
        this.records = records;
        this.read = read;
        this.crosswalk = crosswalk;
        this.places = places;
        this.name = name;
        this.adminEmail = adminEmail;
        this.identifiers = new OaiIdentifier(repository);
    }

    /** An answer, and the moment at which it was true. */
    public record Dated(OaiAnswer answer, Instant moment) {}

    /** Answers a request. Nothing that is told after this answer bears a datestamp before its moment. */
    @Transactional
    public Dated answer(OaiRequest request) {
        Instant moment = headers.moment();
        OaiAnswer answer =
                switch (request) {
                    case OaiRequest.Identify _ ->
                        new OaiAnswer.Identity(
                                name,
                                adminEmail,
                                identifiers,
                                identifiers.of(SAMPLE),
                                headers.earliest().orElse(moment));
                    case OaiRequest.ListMetadataFormats formats -> formats(formats.identifier());
                    case OaiRequest.ListSets _ -> sets();
                    case OaiRequest.GetRecord wanted -> record(wanted);
                    case OaiRequest.StartList list -> list(list.metadata(), list.selection(), null, 0);
                    case OaiRequest.GoOn more -> goOn(more);
                };
        return new Dated(answer, moment);
    }

    /** The present moment, for answers that say nothing of records. */
    @Transactional
    public Instant moment() {
        return headers.moment();
    }

    private static OaiAnswer failed(OaiError.Code code, String detail) {
        return new OaiAnswer.Failed(List.of(new OaiError(code, detail)));
    }

    private Optional<Header> find(String identifier) {
        return identifiers.recordId(identifier).flatMap(headers::find);
    }

    private OaiAnswer formats(@Nullable String identifier) {
        return identifier != null && find(identifier).isEmpty()
                ? unknown()
                : new OaiAnswer.Formats(List.of(MetadataFormat.values()));
    }

    private static OaiAnswer unknown() {
        return failed(OaiError.Code.ID_DOES_NOT_EXIST, "No record has this identifier.");
    }

    private OaiAnswer sets() {
        Map<String, String> branches = new HashMap<>();
        places.list(new Places.Filter(null, PlaceKind.BRANCH, null), null, MOST_BRANCHES)
                .forEach(place -> branches.put(
                        "branch-" + place.description().code(),
                        place.description().name()));
        return new OaiAnswer.Sets(headers.sets().stream()
                .map(spec -> {
                    String branch = branches.get(spec);
                    int dash = spec.indexOf('-');
                    return new OaiAnswer.NamedSet(
                            spec,
                            switch (spec.substring(0, dash)) {
                                case "format" -> "Format: " + spec.substring(dash + 1);
                                case "source" -> "Source: " + spec.substring(dash + 1);
                                default -> "Branch: " + (branch == null ? spec.substring(dash + 1) : branch);
                            });
                })
                .toList());
    }

    private OaiAnswer record(OaiRequest.GetRecord wanted) {
        Optional<Header> header = find(wanted.identifier());
        if (header.isEmpty()) {
            return unknown();
        }
        for (MetadataFormat format : MetadataFormat.values()) {
            if (format.prefix().equals(wanted.prefix())) {
                return new OaiAnswer.One(items(List.of(header.get()), format).getFirst());
            }
        }
        return failed(OaiError.Code.CANNOT_DISSEMINATE_FORMAT, "See ListMetadataFormats for what there is.");
    }

    private OaiAnswer goOn(OaiRequest.GoOn more) {
        return ResumptionToken.opened(more.token(), headers.tokenKey())
                .filter(token -> token.metadata() == more.metadata())
                .map(token -> list(token.metadata(), token.selection(), token.after(), token.cursor()))
                .orElseGet(() -> failed(OaiError.Code.BAD_RESUMPTION_TOKEN, "This repository gave no such token."));
    }

    private OaiAnswer list(boolean metadata, Selection selection, ResumptionToken.@Nullable Place after, long cursor) {
        int limit = metadata ? RECORDS_AT_ONCE : HEADERS_AT_ONCE;
        List<Header> found = headers.list(selection, after, limit + 1);
        if (found.isEmpty() && after == null) {
            return failed(OaiError.Code.NO_RECORDS_MATCH, "No record was told within these bounds.");
        }
        List<Header> shown = found.size() > limit ? found.subList(0, limit) : found;
        String next = null;
        if (found.size() > limit) {
            Header last = shown.getLast();
            var place = new ResumptionToken.Place(last.datestamp(), last.recordId());
            next = new ResumptionToken(metadata, selection, place, cursor + shown.size()).sealed(headers.tokenKey());
        }
        List<OaiAnswer.Item> items = metadata
                ? items(shown, selection.format())
                : shown.stream()
                        .map(header -> new OaiAnswer.Item(identifiers.of(header.recordId()), header, null))
                        .toList();
        return new OaiAnswer.Many(metadata, items, cursor, next);
    }

    private List<OaiAnswer.Item> items(List<Header> shown, MetadataFormat format) {
        var current = new HashMap<UUID, Records.Current>();
        records.current(shown.stream()
                        .filter(header -> !header.deleted())
                        .map(Header::recordId)
                        .toList())
                .forEach(found -> current.put(found.record().id(), found));
        return shown.stream()
                .map(header -> {
                    String identifier = identifiers.of(header.recordId());
                    Records.Current found = current.get(header.recordId());
                    // It may have been deleted or hidden a moment ago.
                    return found == null || found.record().suppressed()
                            ? new OaiAnswer.Item(
                                    identifier,
                                    new Header(header.recordId(), header.datestamp(), true, header.sets()),
                                    null)
                            : new OaiAnswer.Item(
                                    identifier, header, crosswalk.write(format.schema(), read.view(found.original())));
                })
                .toList();
    }
}
