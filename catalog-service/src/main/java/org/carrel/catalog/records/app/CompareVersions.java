package org.carrel.catalog.records.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.comparing.Difference;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.records.Records;

/** Says what differs between versions of a record. */
@ApplicationScoped
public class CompareVersions {

    /** Of a record that was changed more often than this in the meantime, only the latest changes are listed. */
    private static final int MOST_TOLD = 50;

    private final Records records;
    private final ReadRecord read;

    CompareVersions(Records records, ReadRecord read) {
        this.records = records;
        this.read = read;
    }

    /**
     * What has become of a record since.
     *
     * @param from the octets that were in force then
     * @param versions the versions that came since, newest first
     * @param difference what differs between then and now
     */
    public record Since(int from, List<Records.Heading> versions, Difference difference) {}

    /** What differs between two versions; empty if there is no such version. */
    public Optional<Difference> between(UUID id, int from, int to) {
        Optional<MarcRecord> after = view(id, to);
        return view(id, from).flatMap(before -> after.map(now -> Difference.between(before, now)));
    }

    /** What has become of a record since it was in some version, as its ETag tells; empty if it never was. */
    public Optional<Since> since(UUID id, long recordVersion) {
        List<Records.Heading> all = records.versions(id, null, MOST_TOLD);
        return records.octetsAt(id, recordVersion).filter(_ -> !all.isEmpty()).flatMap(from -> between(
                        id, from, all.getFirst().version())
                .map(difference -> new Since(
                        from,
                        all.stream().filter(heading -> heading.version() > from).toList(),
                        difference)));
    }

    private Optional<MarcRecord> view(UUID id, int version) {
        return records.version(id, version).map(found -> read.view(found.original()));
    }
}
