package org.carrel.patron.patrons;

import java.util.List;
import java.util.UUID;

import org.carrel.patron.cards.CardNumber;

/** Something that stands in the way of registering or editing a patron. */
public sealed interface Finding {

    /** No group has this code. */
    record UnknownGroup(String group) implements Finding {}

    /** No branch of the consortium has this id. */
    record UnknownBranch(UUID homeBranchId) implements Finding {}

    /** The group admits certain ages only, and the birth date is missing. */
    record BirthDateNeeded(String group) implements Finding {}

    /** The birth date lies in the future or too far back. */
    record ImplausibleBirthDate() implements Finding {}

    /** The group does not admit people of this age. */
    record AgeNotAdmitted(String group, int age) implements Finding {}

    /** Somebody has, or had, a card with this number. */
    record CardNumberTaken(String cardNumber) implements Finding {}

    /** The number is not one that a card can carry. */
    record CardNumberInvalid(String cardNumber, CardNumber.Fault fault) implements Finding {}

    /** The person may be registered already. Staff who looked may go on. */
    record PossibleDuplicate(List<Lookalike> candidates) implements Finding {

        public PossibleDuplicate {
            candidates = List.copyOf(candidates);
        }
    }
}
