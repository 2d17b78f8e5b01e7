package org.carrel.circulation.calendar.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;

/** Opening hours as they are shown. */
@Schema(name = "Calendar")
public record CalendarView(
        long version,

        @Schema(examples = "Europe/Copenhagen", description = "The zone of the branch; the catalogue owns it.")
        String timeZone,

        @Schema(description = "The spans of each day, by its English name in small letters.")
        Map<String, List<SpanView>> week,

        List<SpecialDaysView> exceptions) {

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

    /** Days with hours of their own. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SpecialDays")
    public record SpecialDaysView(
            LocalDate from,
            LocalDate to,
            List<SpanView> spans,
            @Nullable String reason) {}

    static CalendarView of(long version, OpeningHours hours) {
        Map<String, List<SpanView>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(
                    day.name().toLowerCase(Locale.ROOT),
                    SpanView.of(hours.week().getOrDefault(day, List.of())));
        }
        return new CalendarView(
                version,
                hours.zone().getId(),
                week,
                hours.exceptions().stream()
                        .map(special -> new SpecialDaysView(
                                special.from(), special.to(), SpanView.of(special.spans()), special.reason()))
                        .toList());
    }
}
