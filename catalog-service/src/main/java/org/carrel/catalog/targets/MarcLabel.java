package org.carrel.catalog.targets;

import java.nio.charset.StandardCharsets;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Reading;

/** Makes ISO 2709 say of its encoding what is true, for databases whose leaders do not. */
public final class MarcLabel {

    private static final int CODING = 9;

    private MarcLabel() {}

    /** The record, its leader put right if the encoding is known; in Unicode if it was in neither of MARC's own. */
    public static Octets labelled(Octets record, Target.Charset charset) {
        if (charset == Target.Charset.AUTO || record.length() <= CODING) {
            return record;
        }
        byte[] octets = record.toArray();
        octets[CODING] = (byte) (charset == Target.Charset.UTF8 ? 'a' : ' ');
        Octets put = Octets.of(octets);
        if (charset != Target.Charset.LATIN1) {
            return put.equals(record) ? record : put;
        }
        var latin1 = new Iso2709((text, _) -> new String(text, StandardCharsets.ISO_8859_1));
        return latin1.read(put) instanceof Reading.Understood understood ? Iso2709.write(understood.record()) : record;
    }
}
