package org.carrel.patron.patrons.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.patron.cards.CardNumber;
import org.carrel.patron.patrons.Finding;
import org.carrel.patron.patrons.Lookalike;
import org.carrel.patron.patrons.Lookalike.Likeness;
import org.carrel.platform.problem.Problem;

/** A reason why something was refused, with the figures that belong to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PatronReason")
record Reason(
        @Schema(examples = "possible-duplicate") String code,
        Severity severity,
        @Nullable String group,
        @Nullable UUID homeBranchId,
        @Nullable Integer age,
        @Nullable String cardNumber,
        CardNumber.@Nullable Fault fault,
        @Nullable List<Candidate> candidates) {

    /** What can be done about a reason. */
    enum Severity {
        /** Nothing: the request must change. */
        REFUSE,
        /** Staff may look and go on. */
        CONFIRM
    }

    /** A patron who may be the person at the desk; no more of them than it takes to recognise them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DuplicateCandidate")
    record Candidate(
            UUID patronId,
            String name,
            String group,
            UUID homeBranchId,
            boolean active,

            @Schema(description = "What the two have in common, the strongest first.")
            Set<Likeness> because) {

        static Candidate of(Lookalike lookalike) {
            var patron = lookalike.patron();
            return new Candidate(
                    patron.id().value(),
                    patron.person().name().display(),
                    patron.membership().group(),
                    patron.membership().homeBranchId(),
                    patron.active(),
                    lookalike.because());
        }
    }

    static Problem refusal(String code, String title, List<Finding> findings) {
        return Problem.of(409, code, title)
                .reasons(findings.stream().map(Reason::of).toList());
    }

    static Reason of(Finding finding) {
        return switch (finding) {
            case Finding.UnknownGroup(var group) -> refuse("unknown-group", group, null, null, null, null);
            case Finding.UnknownBranch(var branch) -> refuse("unknown-branch", null, branch, null, null, null);
            case Finding.BirthDateNeeded(var group) -> refuse("birth-date-needed", group, null, null, null, null);
            case Finding.ImplausibleBirthDate() -> refuse("implausible-birth-date", null, null, null, null, null);
            case Finding.AgeNotAdmitted(var group, var age) -> refuse("age-not-admitted", group, null, age, null, null);
            case Finding.CardNumberTaken(var number) -> refuse("card-number-taken", null, null, null, number, null);
            case Finding.CardNumberInvalid(var number, var fault) ->
                refuse("card-number-invalid", null, null, null, number, fault);
            case Finding.PossibleDuplicate(var candidates) ->
                new Reason(
                        "possible-duplicate",
                        Severity.CONFIRM,
                        null,
                        null,
                        null,
                        null,
                        null,
                        candidates.stream().map(Candidate::of).toList());
        };
    }

    private static Reason refuse(
            String code,
            @Nullable String group,
            @Nullable UUID branch,
            @Nullable Integer age,
            @Nullable String cardNumber,
            CardNumber.@Nullable Fault fault) {
        return new Reason(code, Severity.REFUSE, group, branch, age, cardNumber, fault, null);
    }
}
