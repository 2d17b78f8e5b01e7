package org.carrel.circulation.replicas.app;

import java.util.UUID;

/** Something that another service owns and that a replica may lack. */
public sealed interface Replicated {
    /** What it is called in a problem. */
    String name();

    record CardHolder(String cardNumber) implements Replicated {
        @Override
        public String name() {
            return "patron with card " + cardNumber;
        }
    }

    record PatronById(UUID id) implements Replicated {
        @Override
        public String name() {
            return "patron " + id;
        }
    }

    record ItemByBarcode(String barcode) implements Replicated {
        @Override
        public String name() {
            return "item with barcode " + barcode;
        }
    }

    record ItemById(UUID id) implements Replicated {
        @Override
        public String name() {
            return "item " + id;
        }
    }

    record TitleById(UUID id) implements Replicated {
        @Override
        public String name() {
            return "title " + id;
        }
    }

    record PlaceById(UUID id) implements Replicated {
        @Override
        public String name() {
            return "place " + id;
        }
    }
}
