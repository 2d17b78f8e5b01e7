package org.carrel.catalog.marc.app;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.marc4j.converter.impl.AnselToUnicode;

import org.carrel.catalog.marc.Marc8;

/** MARC-8 to Unicode with the code tables that marc4j ships; composed to NFC, character references resolved. */
@Singleton
public class Marc4jMarc8 implements Marc8 {

    /** More complaints about one text than this, and the converter is going round in circles. */
    private static final int MOST_COMPLAINTS = 20;

    @Override
    public String decode(byte[] octets, Consumer<String> trouble) {
        var complaints = new ArrayList<String>();
        var converter = new AnselToUnicode((_, message) -> {
            complaints.add(message);
            if (complaints.size() > MOST_COMPLAINTS) {
                // On some broken escape sequences the converter never moves on; this is the way out.
                throw new IllegalStateException("the sequence has no end");
            }
        });
        converter.setTranslateNCR(true);
        try {
            String text = Normalizer.normalize(converter.convert(octets), Normalizer.Form.NFC);
            complaints.stream().distinct().forEach(trouble);
            return text;
        } catch (RuntimeException _) {
            // It also runs off its end on some. The octets are kept; the view shows them as Latin-1.
            trouble.accept("the MARC-8 sequence cannot be decoded");
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
