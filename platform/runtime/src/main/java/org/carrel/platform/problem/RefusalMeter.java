package org.carrel.platform.problem;

import java.io.IOException;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response.Status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Counts refusals by rule, by the code of each reason ({@code carrel_refusals_total}): nothing is broken when many
 * people hear a no at once, so no other figure would tell an operator.
 */
class RefusalMeter {

    private final MeterRegistry meters;
    private final ObjectMapper json;

    RefusalMeter(MeterRegistry meters, ObjectMapper json) {
        this.meters = meters;
        this.json = json;
    }

    /**
     * Commands with an idempotency key have written their answer already when it comes here, as bytes. One that is
     * given again under its key is no second refusal, and is not counted.
     */
    @ServerResponseFilter
    void count(ContainerResponseContext response) throws IOException {
        if (response.getStatus() != Status.CONFLICT.getStatusCode()
                || response.getHeaders().containsKey("Idempotency-Replayed")) {
            return;
        }
        switch (response.getEntity()) {
            case Problem problem -> count(json.<JsonNode>valueToTree(problem));
            case byte[] written -> count(json.readTree(written));
            case null, default -> {}
        }
    }

    private void count(JsonNode problem) {
        String code = problem.path("code").asText("refused");
        if (problem.path("reasons").isEmpty()) {
            count(code);
        }
        problem.path("reasons").forEach(reason -> count(reason.path("code").asText(code)));
    }

    private void count(String code) {
        meters.counter("carrel.refusals", "code", code).increment();
    }
}
