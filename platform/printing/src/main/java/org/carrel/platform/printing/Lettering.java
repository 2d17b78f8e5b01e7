package org.carrel.platform.printing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.ibm.icu.text.Transliterator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;

/**
 * The letters of labels and slips: a free sans serif that PDFBox brings along, with the Latin, Greek and Cyrillic
 * scripts. What it has no letters for is romanised, and what cannot be is left out with a mark, so that nothing printed
 * shows boxes.
 */
public final class Lettering {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final ThreadLocal<Transliterator> ROMAN =
            ThreadLocal.withInitial(() -> Transliterator.getInstance("Any-Latin; Latin-ASCII"));
    private static final double EM = 1000;

    private final PDFont font;

    private Lettering(PDFont font) {
        this.font = font;
    }

    /** The letters for a document, of which it will hold those that are used. */
    public static Lettering of(PDDocument document) {
        try (InputStream file = PDType1Font.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("PDFBox no longer brings its font along");
            }
            return new Lettering(PDType0Font.load(document, file, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font to show printable texts with. */
    public PDFont font() {
        return font;
    }

    /** What is printed for a text. */
    public String printable(String text) {
        String oneLine = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (covers(oneLine)) {
            return oneLine;
        }
        var printed = new StringBuilder();
        ROMAN.get().transliterate(oneLine).codePoints().forEach(point -> {
            String sign = Character.toString(point);
            printed.append(covers(sign) ? sign : "?");
        });
        return printed.toString();
    }

    /** Width of a printable text at a size, in points. */
    public double width(String printable, double size) {
        try {
            return font.getStringWidth(printable) / EM * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean covers(String text) {
        try {
            font.encode(text);
            return text.codePoints().noneMatch(Lettering::isRightToLeft);
        } catch (IllegalArgumentException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font has Hebrew letters, but nobody here sets them from right to left. */
    private static boolean isRightToLeft(int point) {
        byte direction = Character.getDirectionality(point);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
