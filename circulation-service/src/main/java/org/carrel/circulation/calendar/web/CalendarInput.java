package org.carrel.circulation.calendar.web;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.calendar.OpeningHours;
import org.carrel.circulation.calendar.web.CalendarView.SpanView;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Opening hours as they are entered. */
@Schema(name = "CalendarInput", examples = """
                {
                  "week": {
                    "monday": [{"opens": "09:00", "closes": "12:30"}, {"opens": "14:00", "closes": "19:00"}],
                    "saturday": [{"opens": "10:00", "closes": "14:00"}]
                  },
                  "seasons": [{
                    "name": "Summer", "from": "2027-06-21", "to": "2027-08-08",
                    "week": {"monday": [{"opens": "10:00", "closes": "16:00"}]}
                  }],
                  "exceptions": [{"from": "2026-12-24", "to": "2027-01-01", "spans": [], "reason": "Christmas"}]
                }
                """)
public record CalendarInput(
        @NotNull @Size(max = 7) @Schema(description = "A day left out is closed.")
        Map<String, List<SpanView>> week,

        @Valid @Size(max = 100) @Nullable List<SeasonInput> seasons,
        @Valid @Size(max = 1000) @Nullable List<SpecialDaysInput> exceptions) {

    /** A range of days with a week of their own; of two that overlap, the one that starts later counts. */
    @Schema(name = "SeasonInput")
    public record SeasonInput(
            @NotNull @Size(max = 200) String name,
            @NotNull LocalDate from,
            @NotNull LocalDate to,

            @NotNull @Size(max = 7) @Schema(description = "A day left out is closed.")
            Map<String, List<SpanView>> week) {}

    /** Days with hours of their own. */
    @Schema(name = "SpecialDaysInput")
    public record SpecialDaysInput(
            @NotNull LocalDate from,
            @Nullable LocalDate to,

            @Schema(description = "Left out or empty: closed.") @Nullable
            List<SpanView> spans,

            @Size(max = 200) @Nullable String reason) {}

    OpeningHours hours() {
        List<Problem.FieldError> errors = new ArrayList<>();
        Map<DayOfWeek, List<OpeningHours.Span>> days = days(week, "week", errors);
        List<OpeningHours.Season> parts = seasons(errors);
        List<OpeningHours.SpecialDays> special = new ArrayList<>();
        List<SpecialDaysInput> given = exceptions == null ? List.of() : exceptions;
        for (int i = 0; i < given.size(); i++) {
            SpecialDaysInput one = given.get(i);
            String at = "exceptions[" + i + "]";
            LocalDate to = one.to() == null ? one.from() : one.to();
            List<OpeningHours.Span> spans = spans(one.spans() == null ? List.of() : one.spans(), at, errors);
            try {
                special.add(new OpeningHours.SpecialDays(one.from(), to, spans, one.reason()));
            } catch (IllegalArgumentException unsound) {
                errors.add(new Problem.FieldError(at, "unsound", String.valueOf(unsound.getMessage())));
            }
        }
        try {
            if (errors.isEmpty()) {
                return new OpeningHours(ZoneOffset.UTC, days, parts, special);
            }
        } catch (IllegalArgumentException unsound) {
            errors.add(new Problem.FieldError("week", "unsound", String.valueOf(unsound.getMessage())));
        }
        throw new ProblemException(Problem.invalid(errors));
    }

    private List<OpeningHours.Season> seasons(List<Problem.FieldError> errors) {
        List<OpeningHours.Season> read = new ArrayList<>();
        List<SeasonInput> given = seasons == null ? List.of() : seasons;
        for (int i = 0; i < given.size(); i++) {
            SeasonInput one = given.get(i);
            String at = "seasons[" + i + "]";
            try {
                read.add(new OpeningHours.Season(
                        one.name(), one.from(), one.to(), days(one.week(), at + ".week", errors)));
            } catch (IllegalArgumentException unsound) {
                errors.add(new Problem.FieldError(at, "unsound", String.valueOf(unsound.getMessage())));
            }
        }
        return read;
    }

    private static Map<DayOfWeek, List<OpeningHours.Span>> days(
            Map<String, List<SpanView>> week, String field, List<Problem.FieldError> errors) {
        Map<DayOfWeek, List<OpeningHours.Span>> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((name, spans) -> {
            String at = field + "." + name;
            try {
                days.put(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)), spans(spans, at, errors));
            } catch (IllegalArgumentException noDay) {
                errors.add(new Problem.FieldError(at, "unknown-day", "not a day of the week such as 'monday'"));
            }
        });
        return days;
    }

    private static List<OpeningHours.Span> spans(List<SpanView> given, String at, List<Problem.FieldError> errors) {
        List<OpeningHours.Span> spans = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            try {
                spans.add(new OpeningHours.Span(
                        LocalTime.parse(given.get(i).opens(), CalendarView.MINUTES),
                        LocalTime.parse(given.get(i).closes(), CalendarView.MINUTES)));
            } catch (DateTimeException noTime) {
                errors.add(new Problem.FieldError(at + "[" + i + "]", "not-a-time", "write times as 09:00"));
            } catch (IllegalArgumentException unsound) {
                errors.add(new Problem.FieldError(at + "[" + i + "]", "unsound", String.valueOf(unsound.getMessage())));
            }
        }
        return spans;
    }
}
