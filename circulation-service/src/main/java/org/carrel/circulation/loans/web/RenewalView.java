package org.carrel.circulation.loans.web;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import org.carrel.circulation.findings.web.FindingView;

/** What a renewal came to. */
@Schema(name = "Renewal")
public record RenewalView(LoanView loan, List<FindingView> findings) {}
