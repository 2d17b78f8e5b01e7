package org.carrel.catalog.z3950;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A record of the OPAC syntax: a bibliographic record with its holdings and how they circulate.
 *
 * @param bibliographic the record, if it is among them
 */
public record OpacRecord(Pdu.@Nullable Retrieved bibliographic, List<Holding> holdings) {

    public OpacRecord {
        holdings = List.copyOf(holdings);
    }

    /** One holding. */
    public sealed interface Holding {

        /** As a MARC holdings record. */
        record Marc(Pdu.Retrieved record) implements Holding {}

        /** In the syntax's own elements. */
        record Described(
                Coding coding,
                Shelf shelf,
                Notes notes,
                @Nullable String enumeration,
                List<Volume> volumes,
                List<Circulation> circulation)
                implements Holding {
            public Described {
                volumes = List.copyOf(volumes);
                circulation = List.copyOf(circulation);
            }
        }
    }

    /** What the fixed fields of a holdings record say; codes as in MARC 21. */
    public record Coding(
            @Nullable String typeOfRecord,
            @Nullable String encodingLevel,
            @Nullable String format,
            @Nullable String receiptStatus,
            @Nullable String retention,
            @Nullable String completeness,
            @Nullable String dateOfReport) {

        /** Nothing said. */
        public static final Coding NONE = new Coding(null, null, null, null, null, null, null);
    }

    /**
     * Where it stands.
     *
     * @param institution code of the library
     * @param location the branch
     * @param shelvingLocation the collection in the branch
     */
    public record Shelf(
            @Nullable String institution,
            @Nullable String location,
            @Nullable String shelvingLocation,
            @Nullable String callNumber,
            @Nullable String shelvingData,
            @Nullable String copyNumber) {}

    /** Notes on a holding. */
    public record Notes(
            @Nullable String general,
            @Nullable String reproduction,
            @Nullable String terms) {

        /** No notes. */
        public static final Notes NONE = new Notes(null, null, null);
    }

    /** A volume held. */
    public record Volume(
            @Nullable String enumeration,
            @Nullable String chronology,
            @Nullable String both) {}

    /**
     * How an item circulates.
     *
     * @param dueBack when it is expected, if it is out
     */
    public record Circulation(
            boolean availableNow,
            @Nullable String dueBack,
            @Nullable String availableThrough,
            @Nullable String restrictions,
            @Nullable String itemId,
            boolean renewable,
            boolean onHold,
            @Nullable String enumeration,
            @Nullable String midspine,
            @Nullable String temporaryLocation) {}
}
