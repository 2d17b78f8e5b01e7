package org.carrel.ill.requests.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.ill.holdings.Isbn;
import org.carrel.ill.requests.CopyPart;
import org.carrel.ill.requests.ServiceType;
import org.carrel.ill.requests.Wanted;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

@Schema(
        name = "NewIllRequest",
        description = "A request for something that no library of the consortium owns.",
        examples = """
                {"patronId":"0193b3a0-0000-7000-8000-000000000001",
                 "pickupServicePointId":"0193b3a0-0000-7000-8000-000000000002",
                 "type":"LOAN","title":"Sult","author":"Hamsun, Knut","isbn":"978-82-05-27748-9","neededBefore":"2027-03-01"}
                """)
record NewRequest(
        @NotNull UUID patronId,
        @NotNull UUID pickupServicePointId,

        @Schema(description = "To borrow, or a copy to keep; LOAN if left out.") @Nullable
        ServiceType type,

        @NotBlank @Size(max = 1000) String title,
        @Size(max = 500) @Nullable String author,

        @Schema(description = "With or without hyphens, ten or thirteen digits.") @Size(max = 40) @Nullable
        String isbn,

        @Size(max = 20) @Nullable String year,

        @Schema(description = "The last day on which it is of use.") @Nullable
        LocalDate neededBefore,

        @Schema(description = "The part wanted; for copies.") @Valid @Nullable
        Part copy,

        @Schema(description = "Findings that staff accept; not for patrons.") @Size(max = 20) @Nullable
        List<@NotNull @Valid Waiver> overrides,

        @Schema(
                description =
                        "What becomes of a request that is not accepted: REFUSE (if left out) answers 409 and keeps "
                                + "nothing; REVIEW keeps it on the board for staff to look at.")
        @Nullable
        IfNotAccepted ifNotAccepted) {

    enum IfNotAccepted {
        REFUSE,
        REVIEW
    }

    @Schema(name = "IllCopyPart", description = "A part of a title to be copied.")
    record Part(
            @Size(max = 1000) @Nullable String articleTitle,
            @Size(max = 500) @Nullable String articleAuthor,
            @Size(max = 50) @Nullable String volume,
            @Size(max = 50) @Nullable String issue,
            @Size(max = 50) @Nullable String pages,

            @Schema(description = "ISO 18626 code of the legal ground.", examples = "US-CCG") @Size(max = 40) @Nullable
            String copyrightCompliance,

            @Schema(description = "Whether the patron signed the copyright declaration.")
            boolean declarationSigned) {}

    @Schema(name = "IllOverride", description = "A finding that staff accept.")
    record Waiver(
            @Schema(examples = "held-locally") @NotBlank @Size(max = 60)
            String code) {}

    Wanted wanted() {
        var service = type == null ? ServiceType.LOAN : type;
        if (service == ServiceType.LOAN && copy != null) {
            throw invalid("copy", "not-for-loans", "a part can only be copied; leave it out or set type to COPY");
        }
        return new Wanted(
                service, title.strip(), blank(author), parsedIsbn(), blank(year), neededBefore, part(service));
    }

    private @Nullable Isbn parsedIsbn() {
        String text = blank(isbn);
        return text == null
                ? null
                : Isbn.parse(text)
                        .orElseThrow(() -> invalid(
                                "isbn",
                                "not-an-isbn",
                                "must be an ISBN whose check digit is right; leave it out if the one on the item is "
                                        + "misprinted"));
    }

    private @Nullable CopyPart part(ServiceType service) {
        if (service == ServiceType.LOAN) {
            return null;
        }
        return copy == null
                ? new CopyPart(null, null, null, null, null, null, false)
                : new CopyPart(
                        blank(copy.articleTitle),
                        blank(copy.articleAuthor),
                        blank(copy.volume),
                        blank(copy.issue),
                        blank(copy.pages),
                        blank(copy.copyrightCompliance),
                        copy.declarationSigned);
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(Problem.invalid(field, code, message));
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
