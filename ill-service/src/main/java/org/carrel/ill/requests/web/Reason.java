package org.carrel.ill.requests.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.ill.requests.RequestFinding;

@Schema(
        name = "IllReason",
        description = "One thing that speaks against a request; its figures follow as members of their own.",
        examples = "{\"code\":\"too-many-requests\",\"severity\":\"override\",\"open\":10,\"limit\":10}")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reason(
        @Schema(examples = "held-locally") String code,

        @Schema(description = "`override`: staff may accept it by naming the code; `refuse`: nobody may.")
        String severity,

        @JsonUnwrapped @Schema(hidden = true) RequestFinding figures) {

    static Reason of(RequestFinding finding) {
        return new Reason(finding.code(), finding.overridable() ? "override" : "refuse", finding);
    }
}
