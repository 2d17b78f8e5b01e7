package org.carrel.catalog.repairs.app;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.carrel.catalog.repairs.Repairs;

/**
 * Photos as they are kept: painted anew, so that nothing of the file that was sent is left but what can be seen. Where
 * a telephone notes the place and its owner, that is gone too.
 */
final class Photos {

    /** Largest side that is kept, in pixels. */
    static final int LARGEST = 1_600;

    /** Most pixels that are read: a small file can claim a picture that fills the memory. */
    private static final long MOST_PIXELS = 50_000_000;

    private Photos() {}

    /** A photo painted anew. */
    record Painted(int width, int height, Repairs.Picture picture) {}

    /** Paints a photo anew; empty if it is none, or claims to be too large. */
    static Optional<Painted> painted(byte[] file) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                String format = reader.getFormatName();
                boolean png = format.equalsIgnoreCase("png");
                if (!png && !format.equalsIgnoreCase("jpeg")) {
                    return Optional.empty();
                }
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    return Optional.empty();
                }
                return Optional.of(painted(reader.read(0), png));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            // The decoder gave up: whatever it is, it is no photo.
            return Optional.empty();
        }
    }

    private static Painted painted(BufferedImage image, boolean png) {
        double scale = Math.min(1.0, (double) LARGEST / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var canvas = new BufferedImage(width, height, png ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = canvas.createGraphics();
        try {
            brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            brush.drawImage(image, 0, 0, width, height, null);
        } finally {
            brush.dispose();
        }
        var octets = new ByteArrayOutputStream();
        try {
            ImageIO.write(canvas, png ? "png" : "jpeg", octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Painted(width, height, new Repairs.Picture(png ? "image/png" : "image/jpeg", octets.toByteArray()));
    }
}
