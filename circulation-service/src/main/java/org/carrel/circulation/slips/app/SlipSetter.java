package org.carrel.circulation.slips.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.slips.Paper;
import org.carrel.platform.printing.Bars;
import org.carrel.platform.printing.Lettering;

/** Sets slips one after the other: on a roll each on a page as long as it needs to be, on sheets in their fields. */
final class SlipSetter {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double LEADING = 1.25;
    private static final double BAR_HEIGHT = 12;
    /** Widest and narrowest bar in millimetres that common scanners read from common printers. */
    private static final double WIDEST_MODULE = 0.33;

    private static final double NARROWEST_MODULE = 0.19;
    private static final double CAPTION = 9;
    private static final float HEAVY = 0.03f;
    /** How many lines a long text may take. */
    private static final int MOST_LINES = 3;

    private final PDDocument document;
    private final Lettering lettering;
    private final Paper paper;
    private @Nullable PDPageContentStream stream;
    private double pageHeight;
    private double left;
    private double top;
    private int field;

    SlipSetter(PDDocument document, Lettering lettering, Paper paper) {
        this.document = document;
        this.lettering = lettering;
        this.paper = paper;
    }

    /**
     * A text on a slip.
     *
     * @param text what it says
     * @param size in points
     * @param bold whether it is heavy
     */
    record Line(String text, double size, boolean bold) {
        static Line heading(String text) {
            return new Line(text, 13, true);
        }

        static Line big(String text) {
            return new Line(text, 30, true);
        }

        static Line strong(String text) {
            return new Line(text, 10.5, true);
        }

        static Line plain(String text) {
            return new Line(text, 9.5, false);
        }

        static Line small(String text) {
            return new Line(text, 7, false);
        }

        double height() {
            return size * LEADING / POINTS_PER_MILLIMETRE;
        }
    }

    void set(List<Line> texts, @Nullable String barcode) throws IOException {
        List<Line> lines =
                texts.stream().flatMap(line -> wrapped(line).stream()).toList();
        Optional<Bars> bars = Optional.ofNullable(barcode)
                .flatMap(text -> Bars.of(Bars.Symbology.CODE_128, text))
                .filter(drawn -> module(drawn) >= NARROWEST_MODULE);
        double height = lines.stream().mapToDouble(Line::height).sum()
                + (bars.isEmpty() ? 0 : BAR_HEIGHT + 3 + CAPTION * LEADING / POINTS_PER_MILLIMETRE);
        PDPageContentStream page = begin(height);
        double y = top;
        double floor = paper.isRoll() ? Double.MAX_VALUE : top + fieldHeight() - 2 * paper.margin();
        for (Line line : lines) {
            y += line.height();
            if (y <= floor) {
                show(page, line.text(), left, y - line.height() * 0.2, line.size(), line.bold());
            }
        }
        if (barcode != null && bars.isPresent() && y + BAR_HEIGHT <= floor) {
            draw(page, bars.get(), barcode, y + 2);
        }
    }

    void finish() throws IOException {
        if (stream != null) {
            stream.close();
        } else if (document.getNumberOfPages() == 0) {
            document.addPage(new PDPage(new PDRectangle(points(paper.width()), points(50))));
        }
    }

    /** Where the next slip goes. */
    private PDPageContentStream begin(double height) throws IOException {
        int fields = paper.split() * paper.split();
        PDPageContentStream open = stream;
        if (open == null || paper.isRoll() || field == fields) {
            if (open != null) {
                open.close();
            }
            pageHeight = paper.isRoll() ? height + 2 * paper.margin() : paper.height();
            PDPage page = new PDPage(new PDRectangle(points(paper.width()), points(pageHeight)));
            document.addPage(page);
            open = new PDPageContentStream(document, page);
            stream = open;
            field = 0;
        }
        int row = field / paper.split();
        left = (field % paper.split()) * fieldWidth() + paper.margin();
        top = row * fieldHeight() + paper.margin();
        field++;
        return open;
    }

    private double fieldWidth() {
        return paper.width() / paper.split();
    }

    private double fieldHeight() {
        return pageHeight / paper.split();
    }

    private double inside() {
        return fieldWidth() - 2 * paper.margin();
    }

    /** A long text goes on in the next line, and ends with dots where there would be too many. */
    private List<Line> wrapped(Line line) {
        List<Line> lines = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (String word : lettering.printable(line.text()).split(" ", -1)) {
            String longer = current.isEmpty() ? word : current + " " + word;
            if (fits(longer, line.size()) || current.isEmpty()) {
                current.setLength(0);
                current.append(longer);
            } else {
                lines.add(new Line(current.toString(), line.size(), line.bold()));
                current.setLength(0);
                current.append(word);
            }
        }
        lines.add(new Line(current.toString(), line.size(), line.bold()));
        List<Line> shown = lines.size() > MOST_LINES ? new ArrayList<>(lines.subList(0, MOST_LINES)) : lines;
        if (shown.size() < lines.size()) {
            Line last = shown.getLast();
            shown.set(shown.size() - 1, new Line(last.text() + " …", last.size(), last.bold()));
        }
        return shown.stream()
                .map(one -> new Line(cut(one.text(), one.size()), one.size(), one.bold()))
                .toList();
    }

    private boolean fits(String text, double size) {
        return lettering.width(text, size) / POINTS_PER_MILLIMETRE <= inside();
    }

    private String cut(String text, double size) {
        String shown = text;
        while (!fits(shown, size) && shown.length() > 1) {
            int end = shown.endsWith("…") ? shown.length() - 1 : shown.length();
            shown = shown.substring(0, shown.offsetByCodePoints(end, -1)) + "…";
        }
        return shown;
    }

    private double module(Bars bars) {
        return Math.min(WIDEST_MODULE, (fieldWidth() - 2) / (bars.width() + 2 * bars.quiet()));
    }

    private void draw(PDPageContentStream page, Bars bars, String text, double barsTop) throws IOException {
        double module = module(bars);
        double start = left - paper.margin() + (fieldWidth() - bars.width() * module) / 2;
        for (Bars.Dark bar : bars.dark()) {
            page.addRect(
                    points(start + bar.x() * module),
                    points(pageHeight - barsTop - BAR_HEIGHT),
                    points(bar.width() * module),
                    points(BAR_HEIGHT));
        }
        page.fill();
        String caption = cut(lettering.printable(text), CAPTION);
        double width = lettering.width(caption, CAPTION) / POINTS_PER_MILLIMETRE;
        show(
                page,
                caption,
                left - paper.margin() + (fieldWidth() - width) / 2,
                barsTop + BAR_HEIGHT + CAPTION / POINTS_PER_MILLIMETRE + 0.5,
                CAPTION,
                false);
    }

    private void show(PDPageContentStream page, String text, double x, double baseline, double size, boolean bold)
            throws IOException {
        page.beginText();
        page.setFont(lettering.font(), (float) size);
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            page.setLineWidth((float) size * HEAVY);
        }
        page.newLineAtOffset(points(x), points(pageHeight - baseline));
        page.showText(text);
        page.endText();
    }

    private static float points(double millimetres) {
        return (float) (millimetres * POINTS_PER_MILLIMETRE);
    }
}
