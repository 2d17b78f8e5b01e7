package org.carrel.circulation.checkin;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.requests.Request;

/** What to do with the item in hand. There is always something. */
public sealed interface Instruction {

    /** Its name on the wire. */
    InstructionCode code();

    /** The request that the item goes to; null if it goes to none. */
    default @Nullable Request forRequest() {
        return switch (this) {
            case KeepFor keep -> keep.request();
            case DeliverTo deliver -> deliver.request();
            case SendTo send -> send.request();
            case ShelveHere _, HandToWork _, HandToCataloguer _ -> null;
        };
    }

    /** Put it on its shelf here. */
    record ShelveHere() implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.SHELVE_HERE;
        }
    }

    /**
     * Send it on.
     *
     * @param destinationId the service point it goes to
     * @param request the request it is for; null if it goes home
     */
    record SendTo(UUID destinationId, @Nullable Request request) implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.IN_TRANSIT_TO;
        }
    }

    /**
     * Keep it for a patron.
     *
     * @param request whose
     * @param until end of the last day it is kept
     */
    record KeepFor(Request request, Instant until) implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.HOLD_FOR_PICKUP;
        }
    }

    /**
     * Hand it to those who bring it to the patron.
     *
     * @param request whose
     */
    record DeliverTo(Request request) implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.DELIVER;
        }
    }

    /** Hand it to those who work on it. */
    record HandToWork() implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.HAND_TO_WORK;
        }
    }

    /** Hand it to the cataloguer. */
    record HandToCataloguer() implements Instruction {
        @Override
        public InstructionCode code() {
            return InstructionCode.HAND_TO_CATALOGUER;
        }
    }
}
