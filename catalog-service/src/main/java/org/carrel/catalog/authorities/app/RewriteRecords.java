package org.carrel.catalog.authorities.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.carrel.catalog.authorities.Authorities;
import org.carrel.catalog.authorities.AuthorityDescription;
import org.carrel.catalog.authorities.Controlled;
import org.carrel.catalog.authorities.Linking;
import org.carrel.catalog.authorities.Rewritten;
import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.MarcXml;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Serialisation;
import org.carrel.catalog.records.CatalogueRecord;
import org.carrel.catalog.records.RecordKind;
import org.carrel.catalog.records.Records;
import org.carrel.catalog.records.app.ReadRecord;

/** Works out what records look like with the headings that an authority establishes; stores nothing. */
@ApplicationScoped
class RewriteRecords {

    private final Authorities authorities;
    private final Records records;
    private final ReadRecord read;

    RewriteRecords(Authorities authorities, Records records, ReadRecord read) {
        this.authorities = authorities;
        this.records = records;
        this.read = read;
    }

    /**
     * A record, read and rewritten.
     *
     * @param current the record as it is
     * @param rewritten what it is to be
     * @param hasAnotherKind whether a heading is controlled by the authority, which names another kind of thing now
     */
    record Read(Records.Current current, Rewritten rewritten, boolean hasAnotherKind) {

        /** How the new octets are spelt: as the old ones, unless ISO 2709 cannot say something so long. */
        Serialisation serialisation() {
            return octets().equals(xml()) ? Serialisation.MARCXML : Serialisation.ISO2709;
        }

        Octets octets() {
            if (current.original().serialisation() == Serialisation.MARCXML) {
                return xml();
            }
            try {
                return Iso2709.write(rewritten.record());
            } catch (IllegalArgumentException _) {
                return xml();
            }
        }

        private Octets xml() {
            return MarcXml.write(rewritten.record());
        }
    }

    /** What a live authority says; empty if it is deleted or establishes nothing. */
    Optional<AuthorityDescription> description(UUID authority) {
        return records.find(authority)
                .filter(record -> !record.deleted() && record.kind() == RecordKind.AUTHORITY)
                .flatMap(this::description);
    }

    private Optional<AuthorityDescription> description(CatalogueRecord record) {
        return records.version(record.id(), record.currentVersion())
                .flatMap(version -> AuthorityDescription.of(read.view(version.original())));
    }

    /** Rewrites records. */
    List<Read> all(UUID authority, AuthorityDescription said, List<Records.Current> current) {
        List<MarcRecord> views =
                current.stream().map(one -> read.view(one.original())).toList();
        List<Controlled> fields =
                views.stream().flatMap(view -> Controlled.of(view).stream()).toList();
        Linking.Known known = KeepAuthorities.known(authorities, fields);
        var all = new ArrayList<Read>(current.size());
        for (int index = 0; index < current.size(); index++) {
            Rewritten rewritten = Rewritten.of(views.get(index), authority, said, known);
            boolean another = rewritten.linked()
                    && Controlled.of(views.get(index)).stream()
                            .filter(field -> Linking.decide(field, known)
                                    .filter(decision -> decision.authorityId().equals(authority))
                                    .isPresent())
                            .noneMatch(field ->
                                    field.heading().kind() == said.heading().kind());
            all.add(new Read(current.get(index), rewritten, another));
        }
        return all;
    }
}
