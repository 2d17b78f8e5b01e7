package org.carrel.catalog.imports.app;

import java.nio.charset.StandardCharsets;

import org.carrel.catalog.imports.ImportedRecord;
import org.carrel.catalog.marc.Frame;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.records.Incoming;

/** Says why a frame was rejected, with its beginning made printable. */
final class Rejections {

    private static final int HEAD = 64;

    private Rejections() {}

    static ImportedRecord.Rejection of(Frame frame, Incoming.Taken.Refused refused) {
        Octets octets =
                switch (frame) {
                    case Frame.Whole whole -> whole.octets().head(HEAD);
                    case Frame.Unreadable lost -> lost.head();
                };
        String head = new String(octets.toArray(), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "·");
        return new ImportedRecord.Rejection(refused.reason(), refused.detail(), head);
    }
}
