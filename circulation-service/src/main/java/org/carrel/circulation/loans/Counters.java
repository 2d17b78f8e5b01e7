package org.carrel.circulation.loans;

/**
 * What a patron has, counted in the transaction that decides.
 *
 * @param loans open loans
 * @param loansOfMaterial open loans of the material type in question
 * @param overdue open loans past their due date
 * @param requestsWaiting open requests that nothing has been found for yet
 * @param onShelf items waiting on a hold shelf
 */
public record Counters(int loans, int loansOfMaterial, int overdue, int requestsWaiting, int onShelf) {
    public static final Counters NONE = new Counters(0, 0, 0, 0, 0);
}
