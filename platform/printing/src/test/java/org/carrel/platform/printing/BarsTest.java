package org.carrel.platform.printing;

import java.awt.image.BufferedImage;
import java.util.Map;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BarsTest {
    private static final int MODULE = 4;

    /** What a scanner reads. */
    private static String scanned(Bars bars) throws NotFoundException {
        int quiet = (int) (bars.quiet() * MODULE);
        int width = (int) (bars.width() * MODULE) + 2 * quiet;
        int barHeight = bars.square() ? (int) (bars.height() * MODULE) : 120;
        int height = barHeight + 2 * quiet;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(java.awt.Color.BLACK);
        double upright = bars.square() ? MODULE : barHeight / bars.height();
        for (Bars.Dark bar : bars.dark()) {
            pen.fillRect(
                    quiet + (int) (bar.x() * MODULE),
                    quiet + (int) (bar.y() * upright),
                    (int) (bar.width() * MODULE),
                    (int) (bar.height() * upright));
        }
        pen.dispose();
        LuminanceSource source =
                new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }

    @ParameterizedTest
    @CsvSource({"CODE_128, B-0042/x", "CODE_39, 31234000000017", "EAN_13, 9788702000009", "QR, https://example.org/1"})
    void what_is_drawn_is_what_a_scanner_reads(Bars.Symbology symbology, String text) throws NotFoundException {
        assertThat(scanned(Bars.of(symbology, text).orElseThrow())).isEqualTo(text);
    }

    @Test
    void what_a_symbology_has_no_signs_for_is_not_drawn() {
        assertThat(Bars.of(Bars.Symbology.CODE_39, "ü")).isEmpty();
        assertThat(Bars.of(Bars.Symbology.EAN_13, "9788702000001")).isEmpty();
    }
}
