package org.carrel.circulation.fees;

/**
 * A way to pay.
 *
 * @param code what payments name
 * @param version grows with every change
 * @param name name for people
 * @param cash whether it goes into a drawer and is counted
 * @param active whether it may be used
 */
public record PaymentMethod(String code, long version, String name, boolean cash, boolean active) {}
