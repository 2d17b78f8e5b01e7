package org.carrel.catalog.marc.app;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.marc4j.converter.impl.AnselToUnicode;

import org.carrel.catalog.marc.Marc8;

/** MARC-8 to Unicode with the code tables that marc4j ships; composed to NFC, character references resolved. */
@Singleton
public class Marc4jMarc8 implements Marc8 {

    @Override
    public String decode(byte[] octets, Consumer<String> trouble) {
        var converter = new AnselToUnicode((_, message) -> trouble.accept(message));
        converter.setTranslateNCR(true);
        try {
            return Normalizer.normalize(converter.convert(octets), Normalizer.Form.NFC);
        } catch (RuntimeException e) {
            // The converter runs off its end on some broken escape sequences; the octets stay, the view shows Latin-1.
            trouble.accept(
                    "the MARC-8 sequence cannot be decoded (" + e.getClass().getSimpleName() + ")");
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
