package org.carrel.circulation.calendar.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.Calendars;
import org.carrel.circulation.calendar.OpeningHours;

@Entity
@Table(name = "opening_hours")
class OpeningHoursRow {
    @Id
    UUID branchId = new UUID(0, 0);

    @Version
    long version;

    @JdbcTypeCode(SqlTypes.JSON)
    Hours hours = new Hours(Map.of(), List.of(), List.of());

    Instant changedAt = Instant.EPOCH;
    String changedBy = "";

    /** The hours as they stand in the column. Public because the JSON mapper must reach them. */
    public record Hours(
            Map<String, List<Span>> week, @Nullable List<Season> seasons, List<SpecialDays> exceptions) {
        static Hours of(OpeningHours hours) {
            return new Hours(
                    week(hours.week()),
                    hours.seasons().stream()
                            .map(one -> new Season(
                                    one.name(), one.from().toString(), one.to().toString(), week(one.week())))
                            .toList(),
                    hours.exceptions().stream()
                            .map(one -> new SpecialDays(
                                    one.from().toString(), one.to().toString(), spans(one.spans()), one.reason()))
                            .toList());
        }

        OpeningHours toOpeningHours() {
            // Hours that were entered before there were seasons have none.
            List<Season> known = seasons == null ? List.of() : seasons;
            return new OpeningHours(
                    ZoneOffset.UTC,
                    toWeek(week),
                    known.stream()
                            .map(one -> new OpeningHours.Season(
                                    one.name(),
                                    LocalDate.parse(one.from()),
                                    LocalDate.parse(one.to()),
                                    toWeek(one.week())))
                            .toList(),
                    exceptions.stream()
                            .map(one -> new OpeningHours.SpecialDays(
                                    LocalDate.parse(one.from()),
                                    LocalDate.parse(one.to()),
                                    toSpans(one.spans()),
                                    one.reason()))
                            .toList());
        }

        private static Map<String, List<Span>> week(Map<DayOfWeek, List<OpeningHours.Span>> week) {
            return week.entrySet().stream()
                    .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> spans(entry.getValue())));
        }

        private static Map<DayOfWeek, List<OpeningHours.Span>> toWeek(Map<String, List<Span>> week) {
            return week.entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> DayOfWeek.valueOf(entry.getKey()), entry -> toSpans(entry.getValue())));
        }

        private static List<Span> spans(List<OpeningHours.Span> spans) {
            return spans.stream()
                    .map(span -> new Span(span.opens().toString(), span.closes().toString()))
                    .toList();
        }

        private static List<OpeningHours.Span> toSpans(List<Span> spans) {
            return spans.stream()
                    .map(span -> new OpeningHours.Span(LocalTime.parse(span.opens()), LocalTime.parse(span.closes())))
                    .toList();
        }
    }

    /** A span as it stands in the column. */
    public record Span(String opens, String closes) {}

    /** A season as it stands in the column. */
    public record Season(String name, String from, String to, Map<String, List<Span>> week) {}

    /** An exception as it stands in the column. */
    public record SpecialDays(
            String from,
            String to,
            List<Span> spans,
            @Nullable String reason) {}

    Calendars.Entry toEntry() {
        return new Calendars.Entry(branchId, version, hours.toOpeningHours());
    }
}
