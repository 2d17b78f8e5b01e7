package org.carrel.circulation.findings.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.app.Overrides;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/**
 * A finding that the caller sets aside.
 *
 * @param code its code
 * @param reason why, for the record
 */
@Schema(name = "Override", description = "A finding to set aside, by its code. It never sets aside another one.")
public record OverrideInput(
        @NotBlank @Size(max = 60) @Schema(examples = "LOAN_LIMIT_REACHED")
        String code,

        @Size(max = 500) @Schema(examples = "moving house, returns all on Friday") @Nullable
        String reason) {

    /** What a list of inputs means; an unknown code gets a 400. */
    public static Overrides overrides(@Nullable List<OverrideInput> inputs) {
        if (inputs == null || inputs.isEmpty()) {
            return Overrides.NONE;
        }
        Map<FindingCode, String> reasons = new EnumMap<>(FindingCode.class);
        List<Problem.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            OverrideInput input = inputs.get(i);
            Optional<FindingCode> code = FindingCode.named(input.code());
            if (code.isPresent()) {
                reasons.put(code.get(), input.reason() == null ? "" : input.reason());
            } else {
                errors.add(new Problem.FieldError(
                        "overrides[" + i + "].code", "unknown-code", "No finding is called " + input.code() + "."));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
        return new Overrides(reasons);
    }
}
