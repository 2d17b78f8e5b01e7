package org.carrel.circulation.findings.app;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.carrel.circulation.findings.Finding;

/** Counts what stood in the way, so that a rule that annoys everybody shows. */
@ApplicationScoped
public class Refusals {
    private final MeterRegistry meters;

    Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    public void count(List<Finding> findings) {
        findings.stream()
                .filter(Finding::stands)
                .forEach(finding -> meters.counter("carrel.refusals", "code", finding.code().name())
                        .increment());
    }
}
