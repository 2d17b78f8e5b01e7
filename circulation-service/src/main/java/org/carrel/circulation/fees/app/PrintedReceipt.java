package org.carrel.circulation.fees.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.fees.Book;
import org.carrel.circulation.fees.Receipt;
import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.platform.money.Money;

/** Receipts as they are handed out: lines of text, and a PDF for printers of 80 mm paper. It names no patron. */
@ApplicationScoped
public class PrintedReceipt {
    /** So many letters are on a line of text. */
    private static final int COLUMNS = 42;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;
    private static final float WIDTH = 80 * POINTS_PER_MILLIMETRE;
    private static final float MARGIN = 4 * POINTS_PER_MILLIMETRE;
    private static final float SIZE = 9;
    private static final float LEADING = 12;

    private final PlaceDirectory places;

    PrintedReceipt(PlaceDirectory places) {
        this.places = places;
    }

    /**
     * A line of a receipt.
     *
     * @param left what stands on the left
     * @param right an amount on the right; null for none
     */
    public record Line(String left, @Nullable String right) {}

    /** The lines of a receipt, in the time zone of the service point. */
    public List<Line> lines(Receipt receipt) {
        PlaceTree tree = places.tree();
        Optional<Place> where =
                Optional.ofNullable(receipt.origin().servicePointId()).flatMap(tree::find);
        ZoneId zone = where.map(place -> tree.zoneOf(place.id())).orElse(ZoneId.of("UTC"));
        List<Line> lines = new ArrayList<>();
        where.flatMap(place -> tree.branchOf(place.id()))
                .flatMap(tree::find)
                .ifPresent(branch -> lines.add(new Line(branch.name(), null)));
        lines.add(new Line(
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                        .format(receipt.origin().at().atZone(zone)),
                null));
        lines.add(new Line(words(receipt.act()), null));
        for (Receipt.Move move : receipt.moves()) {
            lines.add(new Line(what(move), amount(move.amount())));
        }
        lines.add(new Line("Total", amount(receipt.total())));
        String method = receipt.particulars().method();
        if (method != null) {
            lines.add(new Line("By " + method, null));
        }
        lines.add(new Line("Owed now", amount(receipt.owedAfter())));
        lines.add(new Line(receipt.id().toString(), null));
        return List.copyOf(lines);
    }

    private static String what(Receipt.Move move) {
        Receipt.About about = move.about();
        if (about == null) {
            return words(move.outOf() == Book.CREDIT ? Book.CREDIT : move.into());
        }
        return about.title() == null ? words(about.kind()) : words(about.kind()) + ": " + about.title();
    }

    private static String words(Enum<?> constant) {
        String words = constant.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String amount(Money money) {
        int digits = Math.max(0, money.currency().getDefaultFractionDigits());
        return BigDecimal.valueOf(money.minor(), digits).toPlainString() + " "
                + money.currency().getCurrencyCode();
    }

    /** The receipt as plain text. */
    public String text(Receipt receipt) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines(receipt)) {
            String right = line.right() == null ? "" : line.right();
            int room = right.isEmpty() ? COLUMNS : COLUMNS - right.length() - 1;
            String left =
                    line.left().length() <= room ? line.left() : line.left().substring(0, room - 1) + "…";
            text.append(left);
            if (!right.isEmpty()) {
                text.repeat(" ", COLUMNS - left.length() - right.length()).append(right);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The receipt as a PDF of one page, as long as it has to be. */
    public byte[] pdf(Receipt receipt) {
        List<Line> lines = lines(receipt);
        try (PDDocument document = new PDDocument();
                InputStream file = PDType1Font.class.getResourceAsStream(FONT)) {
            if (file == null) {
                throw new IllegalStateException("PDFBox no longer brings its font along");
            }
            PDFont font = PDType0Font.load(document, file, true);
            float height = 2 * MARGIN + lines.size() * LEADING;
            PDPage page = new PDPage(new PDRectangle(WIDTH, height));
            document.addPage(page);
            try (PDPageContentStream canvas = new PDPageContentStream(document, page)) {
                float y = height - MARGIN - SIZE;
                for (Line line : lines) {
                    float rightWidth = 0;
                    if (line.right() != null) {
                        rightWidth = width(font, line.right());
                        write(canvas, font, line.right(), WIDTH - MARGIN - rightWidth, y);
                    }
                    write(canvas, font, fitting(font, line.left(), WIDTH - 2 * MARGIN - rightWidth - SIZE), MARGIN, y);
                    y -= LEADING;
                }
            }
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            document.save(octets);
            return octets.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDPageContentStream canvas, PDFont font, String text, float x, float y)
            throws IOException {
        canvas.beginText();
        canvas.setFont(font, SIZE);
        canvas.newLineAtOffset(x, y);
        canvas.showText(text);
        canvas.endText();
    }

    private static float width(PDFont font, String text) throws IOException {
        return font.getStringWidth(text) / 1000 * SIZE;
    }

    /** What of a text can be written in a width; letters that the font lacks are shown as question marks. */
    private static String fitting(PDFont font, String text, float room) throws IOException {
        StringBuilder fitting = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String sign = covers(font, point) ? Character.toString(point) : "?";
            if (width(font, fitting + sign) > room) {
                break;
            }
            fitting.append(sign);
        }
        return fitting.toString();
    }

    private static boolean covers(PDFont font, int point) throws IOException {
        try {
            return font.encode(Character.toString(point)).length > 0;
        } catch (IllegalArgumentException noSuchLetter) {
            return false;
        }
    }
}
