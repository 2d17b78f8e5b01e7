package org.carrel.catalog.oai;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a harvester is answered. */
public sealed interface OaiAnswer {

    /** Nothing, and why. */
    record Failed(List<OaiError> errors) implements OaiAnswer {
        public Failed {
            errors = List.copyOf(errors);
        }
    }

    /** Who this is. */
    record Identity(String name, String adminEmail, OaiIdentifier identifiers, String sample, Instant earliest)
            implements OaiAnswer {}

    /** The formats that there are. */
    record Formats(List<MetadataFormat> formats) implements OaiAnswer {
        public Formats {
            formats = List.copyOf(formats);
        }
    }

    /** A set and its name for people. */
    record NamedSet(String spec, String name) {}

    /** The sets that there are. */
    record Sets(List<NamedSet> sets) implements OaiAnswer {
        public Sets {
            sets = List.copyOf(sets);
        }
    }

    /**
     * A record, or a header alone.
     *
     * @param metadata the record as XML; null for a header alone and for what is deleted
     */
    record Item(String identifier, Header header, @Nullable String metadata) {}

    /** One record. */
    record One(Item item) implements OaiAnswer {}

    /**
     * A list, or a part of one.
     *
     * @param metadata whether these are records and not headers alone
     * @param cursor how many were sent before
     * @param next the token that the rest is asked for with; null at the end
     */
    record Many(
            boolean metadata,
            List<Item> items,
            long cursor,
            @Nullable String next) implements OaiAnswer {
        public Many {
            items = List.copyOf(items);
        }
    }
}
