package org.carrel.catalog.marc.app;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.function.Consumer;

import jakarta.inject.Singleton;

import org.marc4j.converter.impl.Iso5426ToUnicode;

import org.carrel.catalog.marc.Iso5426;

/** ISO 5426 to Unicode with the code table that marc4j ships; composed to NFC. */
@Singleton
public class Marc4jIso5426 implements Iso5426 {

    @Override
    public String decode(byte[] octets, Consumer<String> trouble) {
        try {
            return Normalizer.normalize(new Iso5426ToUnicode().convert(octets), Normalizer.Form.NFC);
        } catch (RuntimeException _) {
            trouble.accept("the ISO 5426 sequence cannot be decoded");
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
