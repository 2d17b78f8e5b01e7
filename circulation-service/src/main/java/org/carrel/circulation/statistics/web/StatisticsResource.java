package org.carrel.circulation.statistics.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.statistics.By;
import org.carrel.circulation.statistics.CirculationStatistics;
import org.carrel.circulation.statistics.CirculationStatistics.Count;
import org.carrel.circulation.statistics.CirculationStatistics.Filter;
import org.carrel.circulation.statistics.CirculationStatistics.HoldRatio;
import org.carrel.circulation.statistics.CirculationStatistics.Turnover;
import org.carrel.circulation.statistics.Kind;
import org.carrel.circulation.statistics.app.Zones;
import org.carrel.platform.paging.Cursor;
import org.carrel.platform.paging.Page;
import org.carrel.platform.paging.PageRequest;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;
import org.carrel.platform.security.Permissions;

/** Statistics, for dashboards and annual reports. */
@Path("statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Statistics")
public class StatisticsResource {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_DAYS = 3_700;
    private static final Set<By> OF_ITEMS =
            EnumSet.of(By.LOCATION, By.MATERIAL_TYPE, By.LOAN_TYPE, By.CALL_NUMBER_CLASS);

    private final CirculationStatistics statistics;
    private final Zones zones;
    private final Clock clock;

    StatisticsResource(CirculationStatistics statistics, Zones zones, Clock clock) {
        this.statistics = statistics;
        this.zones = zones;
        this.clock = clock;
    }

    /** The days that are asked for. */
    static class Days {
        @QueryParam("from")
        @Parameter(description = "The first day.", required = true, example = "2026-01-01")
        @Nullable
        LocalDate from;

        @QueryParam("to")
        @Parameter(
                description = "The last day; at most ten years after the first.",
                required = true,
                example = "2026-12-31")
        @Nullable
        LocalDate to;

        LocalDate first() {
            return given(from);
        }

        LocalDate last() {
            return given(to);
        }

        void check() {
            long days = ChronoUnit.DAYS.between(first(), last());
            if (days < 0 || days > MOST_DAYS) {
                throw unusable();
            }
        }

        private static LocalDate given(@Nullable LocalDate day) {
            if (day == null) {
                throw unusable();
            }
            return day;
        }

        private static ProblemException unusable() {
            return new ProblemException(Problem.of(400, "period-unusable", "The period cannot be used.")
                    .detail("Both `from` and `to` are given as dates; the last day lies on or after the first, at most "
                            + "ten years after it."));
        }
    }

    /** Which counts are asked for. */
    static class Wanted extends Days {
        @QueryParam("by")
        @Size(max = 3)
        @Parameter(description = "By what they are told apart: up to three, in this order.")
        List<By> by = List.of();

        @QueryParam("kind")
        @Size(max = 8)
        @Parameter(description = "What is counted; without, everything.")
        List<Kind> kinds = List.of();

        @QueryParam("branchId")
        @Parameter(description = "The branch where it happened.")
        @Nullable
        UUID branchId;

        @QueryParam("classFrom")
        @Size(max = 16)
        @Parameter(description = "The first call number class.", example = "QA")
        @Nullable
        String classFrom;

        @QueryParam("classTo")
        @Size(max = 16)
        @Parameter(description = "The last call number class.", example = "QD")
        @Nullable
        String classTo;

        Filter filter() {
            check();
            Set<Kind> asked = EnumSet.noneOf(Kind.class);
            asked.addAll(kinds);
            return new Filter(first(), last(), asked, branchId, upper(classFrom), upper(classTo));
        }

        private static @Nullable String upper(@Nullable String text) {
            return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
        }
    }

    /** A count. */
    @Schema(name = "CirculationCount")
    record CountView(
            @Schema(
                    description = "One value for each of `by`; empty where it is not known.",
                    examples = "[\"2026-11-25\", \"CHECK_OUT\"]")
            List<String> values,

            @Schema(examples = "812") long number) {}

    /** Counts. */
    @Schema(name = "CirculationCounts")
    record CountsView(List<By> by, List<CountView> counts) {}

    @GET
    @Path("circulation")
    @PermissionsAllowed(Permissions.STATISTICS_READ)
    @Operation(
            operationId = "countCirculation",
            summary = "Count what happened",
            description = "By day, branch, patron group, type or call number class. Counted every ten minutes; a day "
                    + "is final an hour after its end. Days are those of the branch's time zone.")
    @APIResponse(
            responseCode = "200",
            description = "The counts, in the order of their values.",
            content = @Content(schema = @Schema(implementation = CountsView.class)))
    @APIResponse(responseCode = "422", description = "More than 20,000 rows (`too-many-rows`).")
    public Response circulation(@BeanParam @Valid Wanted wanted) {
        return Response.ok(new CountsView(
                        wanted.by,
                        counts(wanted).stream()
                                .map(count -> new CountView(count.values(), count.number()))
                                .toList()))
                .build();
    }

    @GET
    @Path("circulation/csv")
    @Produces(Csv.TEXT_CSV)
    @PermissionsAllowed(Permissions.STATISTICS_READ)
    @Operation(operationId = "countCirculationAsCsv", summary = "The same counts for a spreadsheet")
    @APIResponse(
            responseCode = "200",
            description = "RFC 4180, UTF-8, with a header.",
            content = @Content(mediaType = Csv.TEXT_CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "422", description = "More than 20,000 rows (`too-many-rows`).")
    public Response circulationAsCsv(@BeanParam @Valid Wanted wanted) {
        List<String> header = Stream.concat(
                        wanted.by.stream().map(by -> by.name().toLowerCase(Locale.ROOT)), Stream.of("number"))
                .toList();
        List<List<Object>> rows = counts(wanted).stream()
                .map(count -> {
                    List<Object> row = new ArrayList<>(count.values());
                    row.add(count.number());
                    return row;
                })
                .toList();
        return Csv.answer("circulation", header, rows);
    }

    private List<Count> counts(Wanted wanted) {
        List<Count> counts = statistics.counts(wanted.filter(), wanted.by, MOST_ROWS + 1);
        if (counts.size() > MOST_ROWS) {
            throw tooMany();
        }
        return counts;
    }

    private static ProblemException tooMany() {
        return new ProblemException(Problem.of(422, "too-many-rows", "The answer would be too long.")
                .detail("At most " + MOST_ROWS + " rows: ask for fewer days, or by fewer things."));
    }

    /** How well a title answers its requests. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HoldRatio")
    record HoldRatioView(
            UUID recordId,
            String title,
            @Nullable String author,
            @Schema(examples = "14") long requests,
            @Schema(examples = "2") long copies,

            @Schema(description = "Copies to buy so that the ratio is well again.", examples = "3")
            long wanted) {}

    /** For the documentation: what a page looks like. */
    @Schema(name = "HoldRatioPage")
    record HoldRatioPage(
            List<HoldRatioView> items, @Nullable String next) {}

    @GET
    @Path("hold-ratios")
    @PermissionsAllowed(Permissions.STATISTICS_READ)
    @Operation(
            operationId = "listHoldRatios",
            summary = "List titles for which too many patrons wait, with copies to buy",
            description = "The most requested first. Copies on order count as copies.")
    @APIResponse(
            responseCode = "200",
            description = "A page of titles.",
            content = @Content(schema = @Schema(implementation = HoldRatioPage.class)))
    public Response holdRatios(
            @QueryParam("requestsPerCopy")
                    @DefaultValue("3")
                    @Min(1)
                    @Max(1_000)
                    @Parameter(description = "How many requests for each copy are well.")
                    int requestsPerCopy,
            @QueryParam("branchId")
                    @Parameter(description = "Counts only requests that are picked up at this branch.")
                    @Nullable
                    UUID branchId,
            @BeanParam @Valid PageRequest page,
            @Context UriInfo uri) {
        return Page.of(
                        statistics.holdRatios(requestsPerCopy, branchId, last(page), page.limit() + 1),
                        page,
                        line -> Cursor.of(line.requests(), line.recordId()))
                .map(line -> new HoldRatioView(
                        line.recordId(), line.title(), line.author(), line.requests(), line.copies(), line.wanted()))
                .response(uri);
    }

    private static @Nullable HoldRatio last(PageRequest page) {
        Cursor cursor = page.cursor();
        if (cursor == null) {
            return null;
        }
        try {
            return new HoldRatio(UUID.fromString(cursor.part(1)), "", null, Long.parseLong(cursor.part(0)), 0, 0);
        } catch (IllegalArgumentException madeUp) {
            throw Cursor.malformed();
        }
    }

    /** How often a part of the collection was lent. */
    @Schema(name = "Turnover")
    record TurnoverView(
            String value,
            @Schema(examples = "1200") long items,
            @Schema(examples = "3100") long uses,

            @Schema(description = "Uses of each item.", examples = "2.58")
            double rate) {}

    /** The turnover of parts of the collection. */
    @Schema(name = "Turnovers")
    record TurnoversView(By by, List<TurnoverView> items) {}

    @GET
    @Path("turnover")
    @PermissionsAllowed(Permissions.STATISTICS_READ)
    @Operation(
            operationId = "showTurnover",
            summary = "Show how often each part of the collection was used",
            description = "Check-outs and uses in the house, for each item that is there now.")
    @APIResponse(
            responseCode = "200",
            description = "The parts, in the order of their values.",
            content = @Content(schema = @Schema(implementation = TurnoversView.class)))
    public Response turnover(@BeanParam @Valid Days days, @QueryParam("by") @NotNull By by) {
        if (!OF_ITEMS.contains(by)) {
            throw new ProblemException(Problem.of(400, "by-unusable", "Items cannot be told apart by this.")
                    .with("field", "by")
                    .with("usable", OF_ITEMS.stream().map(Enum::name).toList()));
        }
        days.check();
        List<Turnover> parts = statistics.turnover(days.first(), days.last(), by, MOST_ROWS + 1);
        if (parts.size() > MOST_ROWS) {
            throw tooMany();
        }
        return Response.ok(new TurnoversView(
                        by,
                        parts.stream()
                                .map(part -> new TurnoverView(
                                        part.value(), part.items(), part.uses(), Math.round(part.rate() * 100) / 100.0))
                                .toList()))
                .build();
    }

    /** How a branch stands now. */
    @Schema(name = "BranchStanding")
    record StandingView(
            UUID branchId,

            @Schema(description = "Open loans that began there.")
            long openLoans,

            @Schema(description = "Of these, those overdue.")
            long overdue,

            @Schema(description = "Open requests to be picked up there.")
            long openRequests,

            @Schema(description = "Of these, those on the hold shelf.")
            long onHoldShelf) {}

    /** How the branches stand now. */
    @Schema(name = "BranchStandings")
    record StandingsView(List<StandingView> items) {}

    @GET
    @Path("now")
    @PermissionsAllowed(Permissions.STATISTICS_READ)
    @Operation(operationId = "showStanding", summary = "Show how each branch stands at this moment")
    @APIResponse(
            responseCode = "200",
            description = "One line for each branch that has a service point.",
            content = @Content(schema = @Schema(implementation = StandingsView.class)))
    public Response now() {
        return Response.ok(new StandingsView(statistics.now(clock.instant(), zones.all()).stream()
                        .map(line -> new StandingView(
                                line.branchId(),
                                line.openLoans(),
                                line.overdue(),
                                line.openRequests(),
                                line.onHoldShelf()))
                        .toList()))
                .build();
    }
}
