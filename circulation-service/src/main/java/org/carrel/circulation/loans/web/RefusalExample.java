package org.carrel.circulation.loans.web;

/** What a refusal looks like, for the API's documentation. */
final class RefusalExample {
    static final String JSON = """
            {
              "type": "https://carrel.dev/problems/refused",
              "title": "The item cannot be checked out.",
              "status": 409,
              "code": "refused",
              "reasons": [
                {
                  "code": "LOAN_LIMIT_REACHED",
                  "severity": "OVERRIDE",
                  "overridden": false,
                  "overridableBy": "circulation.override.loan-limit-reached",
                  "rule": "everyone",
                  "loans": 30,
                  "limit": 30
                },
                {
                  "code": "PATRON_BLOCKED",
                  "severity": "OVERRIDE",
                  "overridden": false,
                  "overridableBy": "circulation.override.patron-blocked",
                  "block": "conduct",
                  "until": "2026-12-31"
                }
              ],
              "patron": {"loans": 30, "overdue": 0, "lost": 0, "claimedReturned": 0, "requestsWaiting": 1, "onShelf": 0,
                         "owed": []},
              "nextStep": "OVERRIDE"
            }
            """;

    private RefusalExample() {}
}
