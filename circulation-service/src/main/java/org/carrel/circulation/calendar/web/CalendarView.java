package org.carrel.circulation.calendar.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.Calendars;
import org.carrel.circulation.calendar.OpeningHours;

/** Opening hours as they are shown. */
@Schema(name = "Calendar")
public record CalendarView(
        long version,

        @Schema(examples = "Europe/Copenhagen", description = "The zone of the branch; the catalogue owns it.")
        String timeZone,

        @Schema(description = "The spans of each day, by its English name in small letters.")
        Map<String, List<SpanView>> week,

        @Schema(description = "Ranges of days with a week of their own.")
        List<SeasonView> seasons,

        List<SpecialDaysView> exceptions,

        @Schema(description = "Closures in force, which go before everything else; not entered here but as closures.")
        List<ClosedDaysView> closures) {

    static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** A stretch of a day; closing at 00:00 means the end of the day. */
    @Schema(name = "OpeningSpan")
    public record SpanView(
            @Schema(examples = "09:00") String opens,
            @Schema(examples = "18:00") String closes) {
        static List<SpanView> of(List<OpeningHours.Span> spans) {
            return spans.stream()
                    .map(span -> new SpanView(text(span.opens()), text(span.closes())))
                    .toList();
        }

        private static String text(LocalTime time) {
            return MINUTES.format(time);
        }
    }

    /** A range of days with a week of their own. */
    @Schema(name = "Season")
    public record SeasonView(String name, LocalDate from, LocalDate to, Map<String, List<SpanView>> week) {}

    /** Days with hours of their own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SpecialDays")
    public record SpecialDaysView(
            LocalDate from,
            LocalDate to,
            List<SpanView> spans,
            @Nullable String reason) {}

    /** Days on which the branch is closed for a cause that nobody foresaw. */
    @Schema(name = "CalendarClosure")
    public record ClosedDaysView(UUID closureId, LocalDate from, LocalDate to, String reason) {}

    static CalendarView of(long version, OpeningHours hours, List<Calendars.Closing> closings) {
        return new CalendarView(
                version,
                hours.zone().getId(),
                week(hours.week()),
                hours.seasons().stream()
                        .map(season -> new SeasonView(season.name(), season.from(), season.to(), week(season.week())))
                        .toList(),
                hours.exceptions().stream()
                        .map(special -> new SpecialDaysView(
                                special.from(), special.to(), SpanView.of(special.spans()), special.reason()))
                        .toList(),
                closings.stream()
                        .map(closing -> new ClosedDaysView(
                                closing.closureId(), closing.first(), closing.last(), closing.reason()))
                        .toList());
    }

    private static Map<String, List<SpanView>> week(Map<DayOfWeek, List<OpeningHours.Span>> spans) {
        Map<String, List<SpanView>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day.name().toLowerCase(Locale.ROOT), SpanView.of(spans.getOrDefault(day, List.of())));
        }
        return week;
    }
}
