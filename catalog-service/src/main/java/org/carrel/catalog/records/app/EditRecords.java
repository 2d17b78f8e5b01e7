package org.carrel.catalog.records.app;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.comparing.Difference;
import org.carrel.catalog.comparing.ThreeWay;
import org.carrel.catalog.marc.Dialect;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcWarning;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.Incoming;
import org.carrel.catalog.records.Provenance;
import org.carrel.catalog.records.Provenance.Origin;
import org.carrel.catalog.records.RecordOutcome;
import org.carrel.catalog.records.RecordVersion;
import org.carrel.catalog.records.Records;

/** Edits records field by field, and takes edits back; every act is a new version. Within the caller's transaction. */
@ApplicationScoped
public class EditRecords {

    /** Warnings that say that the text in the view may not be the text that was meant. */
    private static final Set<String> DOUBTS = Set.of("character-unknown", "encoding-mislabelled");

    private final Records records;
    private final CatalogueRecords catalogue;
    private final ReviseRecord revising;
    private final ReadRecord read;
    private final Clock clock;

    EditRecords(Records records, CatalogueRecords catalogue, ReviseRecord revising, ReadRecord read, Clock clock) {
        this.records = records;
        this.catalogue = catalogue;
        this.revising = revising;
        this.read = read;
        this.clock = clock;
    }

    /**
     * Who wants an edit and why.
     *
     * @param precondition is given the record's version and throws if the edit was not made on it
     */
    public record Intent(
            UUID recordId,
            LongConsumer precondition,
            String actor,
            @Nullable String reason) {

        Provenance by(Origin origin) {
            return new Provenance(origin, actor, null, reason);
        }
    }

    /**
     * Gives a record these fields.
     *
     * @param readingAccepted whether doubtful readings of characters may take the place of the octets
     */
    public RecordOutcome save(Intent intent, MarcRecord wanted, boolean readingAccepted) {
        return live(intent, current -> {
            RecordVersion.Original original = revising.inForce(current).original();
            if (Difference.between(read.view(original), wanted).none()) {
                return new RecordOutcome.Stored(current);
            }
            return readingAccepted || doubts(original).isEmpty()
                    ? written(current, wanted, original.serialisation(), intent.by(Origin.EDITOR))
                    : new RecordOutcome.Doubtful(doubts(original));
        });
    }

    /** Who has proposed an edit, who has accepted it, and why it is made. */
    public record Reviewed(
            String author, String reviewer, @Nullable String reason) {

        Provenance provenance() {
            return new Provenance(Origin.EDITOR, author, null, reason, reviewer);
        }
    }

    /**
     * Gives a record the fields that somebody has proposed on an earlier version. What has been changed since stays;
     * where the proposal changes the same in another way, nothing is done.
     *
     * @param base the version that the proposal was made on
     * @param readingAccepted whether doubtful readings of characters may take the place of the octets
     */
    public RecordOutcome accept(
            UUID recordId, Reviewed reviewed, int base, MarcRecord wanted, boolean readingAccepted) {
        return live(new Intent(recordId, _ -> {}, reviewed.reviewer(), reviewed.reason()), current -> {
            RecordVersion.Original head = revising.inForce(current).original();
            Optional<RecordVersion> from = records.version(current.id(), base);
            if (from.isEmpty()) {
                return noSuchVersion();
            }
            return switch (ThreeWay.merge(read.view(from.get().original()), read.view(head), wanted)) {
                case ThreeWay.Merged.Conflicting conflicting -> new RecordOutcome.Conflicting(conflicting.conflicts());
                case ThreeWay.Merged.Clean(MarcRecord merged) -> {
                    if (Difference.between(read.view(head), merged).none()) {
                        yield new RecordOutcome.Impossible("already-made", "The record says already what is proposed.");
                    }
                    yield readingAccepted || doubts(head).isEmpty()
                            ? written(current, merged, head.serialisation(), reviewed.provenance())
                            : new RecordOutcome.Doubtful(doubts(head));
                }
            };
        });
    }

    /** Brings an earlier version back, octet for octet. */
    public RecordOutcome restore(Intent intent, int version) {
        return live(intent, current -> {
            if (version == current.currentVersion()) {
                return new RecordOutcome.Impossible("version-in-force", "This version is the one in force.");
            }
            return records.version(current.id(), version)
                    .map(earlier -> restored(current, earlier, intent))
                    .orElseGet(EditRecords::noSuchVersion);
        });
    }

    /** Takes out what one version changed, and keeps what came after it. */
    public RecordOutcome undo(Intent intent, int version) {
        return live(intent, current -> {
            Optional<RecordVersion> undone = records.version(current.id(), version);
            Optional<RecordVersion> earlier = records.version(current.id(), version - 1);
            if (undone.isEmpty()) {
                return noSuchVersion();
            }
            if (earlier.isEmpty()) {
                return new RecordOutcome.Impossible(
                        "first-version", "Nothing came before the first version; delete the record instead.");
            }
            if (version == current.currentVersion()) {
                return restored(current, earlier.get(), intent);
            }
            RecordVersion head = revising.inForce(current);
            if (undone.get().provenance().endsRecord()
                    || earlier.get().provenance().endsRecord()) {
                return tombstone();
            }
            ThreeWay.Merged merged = ThreeWay.merge(
                    read.view(undone.get().original()),
                    read.view(head.original()),
                    read.view(earlier.get().original()));
            return switch (merged) {
                case ThreeWay.Merged.Conflicting conflicting -> new RecordOutcome.Conflicting(conflicting.conflicts());
                case ThreeWay.Merged.Clean clean -> withoutChange(current, head, clean.record(), intent);
            };
        });
    }

    private RecordOutcome withoutChange(CatalogueRecord current, RecordVersion head, MarcRecord merged, Intent intent) {
        if (Difference.between(read.view(head.original()), merged).none()) {
            return new RecordOutcome.Impossible(
                    "already-undone", "Nothing of what this version changed is left in the record.");
        }
        return doubts(head.original()).isEmpty()
                ? written(current, merged, head.original().serialisation(), intent.by(Origin.UNDO))
                : new RecordOutcome.Doubtful(doubts(head.original()));
    }

    private RecordOutcome restored(CatalogueRecord current, RecordVersion earlier, Intent intent) {
        if (earlier.provenance().endsRecord()) {
            return tombstone();
        }
        RecordVersion.Original original = earlier.original();
        return switch (catalogue.take(original.octets(), original.serialisation(), original.charset(), List.of())) {
            case Incoming.Taken.Refused refused -> new RecordOutcome.Unreadable(refused.reason(), refused.detail());
            case Incoming.Taken.Accepted accepted ->
                revising.revise(current, accepted.incoming().with(original), intent.by(Origin.UNDO));
        };
    }

    private RecordOutcome written(
            CatalogueRecord current, MarcRecord wanted, Serialisation serialisation, Provenance provenance) {
        if (revising.inForce(current).original().dialect() != Dialect.MARC21 || Dialect.of(wanted) != Dialect.MARC21) {
            return new RecordOutcome.Impossible(
                    "unimarc-is-read-only", "UNIMARC records are kept and read, but not edited field by field.");
        }
        MarcRecord saved = wanted.savedAt(clock.instant());
        Octets octets;
        try {
            octets = serialisation == Serialisation.MARCXML ? MarcXml.write(saved) : Iso2709.write(saved);
        } catch (IllegalArgumentException e) {
            return new RecordOutcome.Unsayable(String.valueOf(e.getMessage()));
        }
        return switch (catalogue.take(octets, serialisation, "UTF-8", List.of())) {
            case Incoming.Taken.Refused refused -> new RecordOutcome.Unreadable(refused.reason(), refused.detail());
            case Incoming.Taken.Accepted accepted -> revising.revise(current, accepted.incoming(), provenance);
        };
    }

    private RecordOutcome live(Intent intent, Function<CatalogueRecord, RecordOutcome> act) {
        Optional<CatalogueRecord> current =
                records.findForEdit(intent.recordId()).filter(record -> !record.deleted());
        if (current.isEmpty()) {
            return new RecordOutcome.Unknown();
        }
        intent.precondition().accept(current.get().version());
        return act.apply(current.get());
    }

    private static List<MarcWarning> doubts(RecordVersion.Original original) {
        return original.warnings().stream()
                .filter(warning -> DOUBTS.contains(warning.code()))
                .toList();
    }

    private static RecordOutcome tombstone() {
        return new RecordOutcome.Impossible(
                "version-is-tombstone", "This version only says that the record was deleted or merged.");
    }

    private static RecordOutcome noSuchVersion() {
        return new RecordOutcome.Impossible("version-unknown", "The record has no such version.");
    }
}
