package org.carrel.platform.printing;

import java.util.List;
import java.util.Optional;

import uk.org.okapibarcode.backend.Codabar;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.Code3Of9;
import uk.org.okapibarcode.backend.Ean;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Rectangle;

/**
 * A barcode as dark rectangles, measured in its narrowest element.
 *
 * @param dark the rectangles
 * @param width width of all of it
 * @param height height of all of it, if it is square
 * @param square whether width and height belong together
 */
public record Bars(List<Dark> dark, double width, double height, boolean square) {
    public Bars {
        dark = List.copyOf(dark);
    }

    /** How a barcode is drawn. */
    public enum Symbology {
        CODABAR,
        CODE_39,
        /** Code 39 with its check character. */
        CODE_39_MOD_43,
        CODE_128,
        EAN_13,
        QR
    }

    /** A dark rectangle, from the upper left corner of the barcode. */
    public record Dark(double x, double y, double width, double height) {}

    /** Light to be left on each side, in narrowest elements. */
    public double quiet() {
        return square ? 4 : 10;
    }

    /** Draws a text; empty if the symbology has no signs for it. */
    public static Optional<Bars> of(Symbology symbology, String text) {
        Symbol symbol =
                switch (symbology) {
                    case CODABAR -> new Codabar();
                    case CODE_39 -> new Code3Of9();
                    case CODE_39_MOD_43 -> withCheckCharacter();
                    case CODE_128 -> new Code128();
                    case EAN_13 -> new Ean(Ean.Mode.EAN13);
                    case QR -> new QrCode();
                };
        symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
        symbol.setModuleWidth(1);
        symbol.setQuietZoneHorizontal(0);
        symbol.setQuietZoneVertical(0);
        boolean square = symbology == Symbology.QR;
        if (!square) {
            symbol.setBarHeight(1);
        }
        if (symbology == Symbology.EAN_13 && !isEan13(text)) {
            return Optional.empty();
        }
        try {
            symbol.setContent(
                    switch (symbology) {
                        case CODABAR -> "A" + text + "B";
                        // The thirteenth digit follows from the others.
                        case EAN_13 -> text.substring(0, 12);
                        case CODE_39, CODE_39_MOD_43, CODE_128, QR -> text;
                    });
        } catch (OkapiException _) {
            return Optional.empty();
        }
        List<Dark> dark = symbol.getRectangles().stream().map(Bars::dark).toList();
        double width =
                dark.stream().mapToDouble(bar -> bar.x() + bar.width()).max().orElse(0);
        double height =
                dark.stream().mapToDouble(bar -> bar.y() + bar.height()).max().orElse(0);
        return Optional.of(new Bars(dark, width, height, square));
    }

    private static Dark dark(Rectangle bar) {
        return new Dark(bar.x, bar.y, bar.width, bar.height);
    }

    private static Symbol withCheckCharacter() {
        var symbol = new Code3Of9();
        symbol.setCheckDigit(Code3Of9.CheckDigit.MOD43);
        return symbol;
    }

    /** The library would add a missing check digit; a label must say what the item's barcode says. */
    private static boolean isEan13(String text) {
        if (!text.matches("[0-9]{13}")) {
            return false;
        }
        int sum = 0;
        for (int index = 0; index < 13; index++) {
            sum += (text.charAt(index) - '0') * (index % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
