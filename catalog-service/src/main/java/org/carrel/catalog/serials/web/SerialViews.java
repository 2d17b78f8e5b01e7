package org.carrel.catalog.serials.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.serials.Issue;
import org.carrel.catalog.serials.Reader;
import org.carrel.catalog.serials.Serials;
import org.carrel.catalog.serials.Subscription;

/** Serials on the wire. */
final class SerialViews {

    private SerialViews() {}

    /** A subfield of a field 853. */
    @Schema(name = "PatternSubfield", description = "A subfield of MARC 21 field 853.")
    record SubfieldView(
            @NotNull @Pattern(regexp = "[a-z0-9]") @Schema(examples = "a")
            String code,

            @NotBlank @Size(max = 200) @Schema(examples = "v.")
            String value) {

        static SubfieldView of(Subfield subfield) {
            return new SubfieldView(String.valueOf(subfield.code()), subfield.value());
        }

        Subfield subfield() {
            return new Subfield(code.charAt(0), value);
        }
    }

    /** What a client says of a subscription. */
    @Schema(name = "SubscriptionDescription")
    record SubscriptionBody(
            @NotNull @Schema(description = "The serial's record.")
            UUID recordId,

            @NotBlank @Size(max = 200) @Schema(examples = "Nature, main library")
            String name,

            @NotEmpty
            @Size(max = 40)
            @Schema(
                    description =
                            "The publication pattern: captions, numbering, frequency, regularity, as field 853 has "
                                    + "them.")
            List<@NotNull @Valid SubfieldView> pattern,

            @NotNull
            @Size(max = 6)
            @Schema(description = "The numbers of the first issue, highest level first.", examples = "[12, 1]")
            List<@NotNull @Min(0) Integer> firstNumbers,

            @NotNull @Schema(description = "When it appeared.", examples = "2026-01-15")
            LocalDate firstOn,

            @NotNull @Schema(description = "Where issues are put.")
            UUID locationId,

            @NotBlank @Size(max = 40) @Schema(examples = "serial")
            String materialType,

            @NotBlank @Size(max = 40) @Schema(examples = "reference")
            String loanType,

            @Size(max = 200) @Schema(nullable = true, examples = "Q1 .N2") @Nullable
            String callNumber,

            @Schema(nullable = true, description = "Guessed if left out.") @Nullable
            Scheme callNumberScheme,

            @Min(0) @Max(365) @Schema(description = "How many days an issue may be late.", examples = "14")
            int claimAfterDays) {

        Subscription subscription(UUID id) {
            return new Subscription(
                    id,
                    1,
                    recordId,
                    name.strip(),
                    new Subscription.Schedule(
                            pattern.stream().map(SubfieldView::subfield).toList(), firstNumbers, firstOn, 1),
                    new Subscription.Template(locationId, materialType, loanType, number(callNumber, callNumberScheme)),
                    claimAfterDays,
                    false);
        }
    }

    /** A subscription as clients see it. */
    @Schema(name = "Subscription")
    record SubscriptionView(
            UUID id,
            @Schema(description = "The number in the ETag.") long version,
            UUID recordId,
            String name,
            List<SubfieldView> pattern,

            @Schema(description = "Parts of the pattern that are not understood and do not count.")
            List<String> unread,

            @Schema(description = "The numbers of the first issue by the pattern in force.")
            List<Integer> firstNumbers,

            LocalDate firstOn,
            UUID locationId,
            String materialType,
            String loanType,
            @Schema(nullable = true) @Nullable String callNumber,
            int claimAfterDays,
            boolean ended) {

        static SubscriptionView of(Subscription subscription) {
            Subscription.Template template = subscription.template();
            return new SubscriptionView(
                    subscription.id(),
                    subscription.version(),
                    subscription.recordId(),
                    subscription.name(),
                    subscription.schedule().pattern().stream()
                            .map(SubfieldView::of)
                            .toList(),
                    subscription.schedule().read().unread(),
                    subscription.schedule().firstNumbers(),
                    subscription.schedule().firstOn(),
                    template.locationId(),
                    template.materialType(),
                    template.loanType(),
                    template.callNumber() == null ? null : template.callNumber().text(),
                    subscription.claimAfterDays(),
                    subscription.ended());
        }
    }

    /** A page of subscriptions, as the API document shows it. */
    @Schema(name = "SubscriptionPage")
    record SubscriptionPageView(
            List<SubscriptionView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    /** An issue as clients see it. */
    @Schema(name = "Issue")
    record IssueView(
            UUID id,
            UUID subscriptionId,

            @Schema(examples = "v.12:no.7/8 (2026:July/Aug.)")
            String label,

            LocalDate expectedOn,
            Issue.State state,

            @Schema(nullable = true, description = "The item that it is; of a bound issue, the volume.") @Nullable
            UUID itemId,

            @Schema(nullable = true) @Nullable LocalDate receivedOn,

            @Schema(description = "How often it was asked for.")
            int claims,

            @Schema(nullable = true) @Nullable LocalDate claimedOn) {

        static IssueView of(Issue issue) {
            return new IssueView(
                    issue.id(),
                    issue.subscriptionId(),
                    issue.label(),
                    issue.expectedOn(),
                    issue.state(),
                    issue.itemId(),
                    issue.receivedOn(),
                    issue.claims(),
                    issue.claimedOn());
        }
    }

    /** Issues of a subscription. */
    @Schema(name = "IssueList")
    record IssuesView(
            @Schema(
                    description = "What the library has, in one line, as field 866 $a holds it.",
                    examples = "v.12:no.1 (2026:Jan.)-v.12:no.5 (2026:May)")
            String summary,

            List<IssueView> items) {}

    /** What came of a command on issues. */
    @Schema(name = "IssueResult")
    record ResultView(
            @Schema(nullable = true, description = "The item that was added.") @Nullable
            UUID itemId,

            List<IssueView> issues) {}

    /** An issue that should have come. */
    @Schema(name = "LateIssue")
    record LateView(
            IssueView issue,

            @Schema(description = "The subscription's name.")
            String name,

            @Schema(description = "Days since it should have come.")
            long days) {

        static LateView of(Serials.Late late) {
            return new LateView(IssueView.of(late.issue()), late.name(), late.days());
        }
    }

    /** Somebody to whom issues go. */
    @Schema(name = "RoutingReader")
    record ReaderView(
            @NotBlank @Size(max = 100) @Schema(examples = "Dr. Holm")
            String name,

            @Size(max = 200) @Schema(nullable = true, examples = "Chemistry, room 14") @Nullable
            String note) {

        static ReaderView of(Reader reader) {
            return new ReaderView(reader.name(), reader.note());
        }

        Reader reader() {
            return new Reader(name.strip(), note);
        }
    }

    /** To whom issues go, in order. */
    @Schema(name = "RoutingList")
    record RoutingView(
            @NotNull @Size(max = 100) @Schema(description = "In the order in which they read; nobody ends the routing.")
            List<@NotNull @Valid ReaderView> readers) {}

    /** What a routing slip says. */
    @Schema(name = "RoutingSlip")
    record SlipView(
            @Schema(examples = "Nature") String title,

            @Schema(description = "The subscription's name.", examples = "Nature, main library")
            String subscription,

            @Schema(examples = "v.12:no.7 (2026:July)") String issue,
            LocalDate receivedOn,
            UUID itemId,
            List<ReaderView> readers) {}

    /** A page of late issues, as the API document shows it. */
    @Schema(name = "LateIssuePage")
    record LatePageView(
            List<LateView> items,

            @Schema(nullable = true, description = "Send it as `after` to get the next page.") @Nullable
            String next) {}

    static @Nullable CallNumber number(@Nullable String text, @Nullable Scheme scheme) {
        return text == null || text.isBlank()
                ? null
                : new CallNumber(text.strip(), scheme == null ? Scheme.guess(text) : scheme);
    }
}
