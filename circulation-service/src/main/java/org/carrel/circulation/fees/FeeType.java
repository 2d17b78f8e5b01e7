package org.carrel.circulation.fees;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.platform.money.Money;

/**
 * Something staff may charge by hand.
 *
 * @param id the entry
 * @param version grows with every change
 * @param placeId where it may be charged, with all below; null for everywhere
 * @param code what charges name; where several places have one with this code, the nearest counts
 * @param charge what is charged
 * @param active whether it may be charged
 */
public record FeeType(UUID id, long version, @Nullable UUID placeId, String code, Charging charge, boolean active) {

    /**
     * What is charged.
     *
     * @param name name for people
     * @param kind the kind of fee it makes
     * @param amount how much unless staff say otherwise; null if they must say
     * @param commentRequired whether staff must say why
     */
    public record Charging(
            String name, FeeKind kind, @Nullable Money amount, boolean commentRequired) {}
}
