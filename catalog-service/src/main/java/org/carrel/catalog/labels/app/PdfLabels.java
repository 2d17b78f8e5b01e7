package org.carrel.catalog.labels.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

import org.carrel.catalog.labels.Design;
import org.carrel.catalog.labels.Label;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.LabelPrint;
import org.carrel.catalog.labels.Sheet;
import org.carrel.catalog.labels.Symbology;
import org.carrel.platform.printing.Bars;
import org.carrel.platform.printing.Lettering;

/** Labels as a PDF, true to the millimetre. */
@ApplicationScoped
public class PdfLabels {

    /** Light that stays inside a label's edge, in millimetres. */
    private static final double PADDING = 1.5;

    private static final double LEADING = 1.15;
    /** Widest bar that is drawn, in millimetres: wider only wastes the label. */
    private static final double WIDEST_MODULE = 0.4;
    /** Narrowest bar that common scanners read from common printers, in millimetres. */
    private static final double NARROWEST_MODULE = 0.19;

    private static final double NARROWEST_DOT = 0.3;
    private static final double LOWEST_BARS = 5;
    private static final double HIGHEST_BARS = 15;
    private static final float HEAVY = 0.03f;
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /** Where printing begins, and by how much the printer is off. */
    public record Setting(int startAt, double right, double down) {

        /** From the first label, on a printer that is not off. */
        public static final Setting PLAIN = new Setting(0, 0, 0);
    }

    /** Why each of these labels cannot be printed so; those that can are left out. */
    Map<Label, String> faults(List<Label> labels, Design design, Sheet sheet) {
        try (PDDocument document = new PDDocument()) {
            var setter = new Setter(Lettering.of(document), design, sheet.box(0));
            var faults = new HashMap<Label, String>();
            labels.forEach(label -> setter.fault(label).ifPresent(fault -> faults.put(label, fault)));
            return faults;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints labels. */
    public byte[] print(LabelPrint.Content content, Setting setting) {
        Sheet sheet = content.sheet();
        try (PDDocument document = new PDDocument()) {
            Lettering lettering = Lettering.of(document);
            int position = setting.startAt();
            Canvas canvas = null;
            for (Label label : content.labels()) {
                if (canvas == null || position == sheet.perPage()) {
                    if (canvas != null) {
                        canvas.close();
                        position = 0;
                    }
                    canvas = new Canvas(document, sheet, lettering, setting);
                }
                new Setter(lettering, content.design(), sheet.box(position)).set(label, canvas);
                position++;
            }
            if (canvas != null) {
                canvas.close();
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that shows where every label of a sheet is thought to be, to hold against a real one. */
    public byte[] calibration(Sheet sheet, Setting setting) {
        try (PDDocument document = new PDDocument()) {
            Lettering lettering = Lettering.of(document);
            try (Canvas canvas = new Canvas(document, sheet, lettering, setting)) {
                for (int position = 0; position < sheet.perPage(); position++) {
                    Sheet.Box box = sheet.box(position);
                    canvas.frame(box);
                    canvas.text(String.valueOf(position + 1), box.left() + PADDING, box.top() + PADDING + 3, 8, false);
                }
            }
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var octets = new ByteArrayOutputStream();
        document.save(octets);
        return octets.toByteArray();
    }

    private static double millimetres(double points) {
        return points / POINTS_PER_MILLIMETRE;
    }

    /** Sets one label: measures what is on it, and draws it. */
    private static final class Setter {

        private final Lettering lettering;
        private final Design design;
        private final Sheet.Box box;
        private final double inside;

        Setter(Lettering lettering, Design design, Sheet.Box box) {
            this.lettering = lettering;
            this.design = design;
            this.box = box;
            this.inside = box.width() - 2 * PADDING;
        }

        private record Measured(Bars bars, double module, double height) {

            double width() {
                return bars.width() * module;
            }
        }

        Optional<String> fault(Label label) {
            if (label.barcode() != null) {
                Optional<Bars> bars = bars(label.barcode());
                if (bars.isEmpty()) {
                    return Optional.of("barcode-not-encodable");
                }
                if (module(bars.get()) < (bars.get().square() ? NARROWEST_DOT : NARROWEST_MODULE)) {
                    return Optional.of("barcode-too-long");
                }
            }
            boolean tooMuch = design.kind() == LabelKind.SPINE
                    && size(lines(label), label) < design.type().smallest();
            return tooMuch ? Optional.of("text-too-long") : Optional.empty();
        }

        void set(Label label, Canvas canvas) throws IOException {
            List<String> lines = lines(label);
            double size = Math.max(size(lines, label), design.type().smallest());
            double line = millimetres(size * LEADING);
            double y = box.top() + PADDING;
            for (String text : lines) {
                if (y + line > box.top() + box.height() - PADDING - barsHeight(label)) {
                    break;
                }
                y += line;
                String cut = cut(text, size);
                canvas.text(
                        cut,
                        left(cut, size),
                        y - line * 0.2,
                        size,
                        design.type().bold());
            }
            if (label.barcode() != null) {
                setBars(label.barcode(), canvas, y);
            }
        }

        private void setBars(String barcode, Canvas canvas, double y) throws IOException {
            Bars bars = bars(barcode).orElseThrow(() -> new IllegalStateException("a print holds what can be printed"));
            double module = module(bars);
            double caption = caption();
            double room = box.top() + box.height() - PADDING - caption - y;
            double height = bars.square()
                    ? bars.height() * module
                    : Math.min(HIGHEST_BARS, Math.max(LOWEST_BARS, room - PADDING / 2));
            var measured = new Measured(bars, module, height);
            double left = box.left() + (box.width() - measured.width()) / 2;
            double top = box.top() + box.height() - PADDING - caption - height;
            double upright = bars.square() ? module : height / bars.height();
            for (Bars.Dark bar : bars.dark()) {
                canvas.fill(
                        left + bar.x() * module, top + bar.y() * upright, bar.width() * module, bar.height() * upright);
            }
            double size = captionSize();
            String text = cut(lettering.printable(barcode), size);
            double width = millimetres(lettering.width(text, size));
            canvas.text(text, box.left() + (box.width() - width) / 2, box.top() + box.height() - PADDING, size, false);
        }

        private Optional<Bars> bars(String barcode) {
            Symbology symbology = design.symbology();
            return symbology == null ? Optional.empty() : Bars.of(Bars.Symbology.valueOf(symbology.name()), barcode);
        }

        /** How wide the narrowest bar can be. */
        private double module(Bars bars) {
            double fitting = box.width() / (bars.width() + 2 * bars.quiet());
            if (bars.square()) {
                return Math.min(
                        Math.min(fitting, (box.height() - 2 * PADDING - caption()) / bars.height()), WIDEST_MODULE * 2);
            }
            return Math.min(fitting, WIDEST_MODULE);
        }

        private double captionSize() {
            return Math.min(8, design.type().size());
        }

        private double caption() {
            return millimetres(captionSize() * LEADING);
        }

        /** What the bars and their caption need of the height, at the least. */
        private double barsHeight(Label label) {
            if (label.barcode() == null) {
                return 0;
            }
            return caption()
                    + bars(label.barcode())
                            .map(bars -> bars.square() ? bars.height() * module(bars) : LOWEST_BARS)
                            .orElse(0.0);
        }

        private List<String> lines(Label label) {
            return label.lines().stream().map(lettering::printable).toList();
        }

        /**
         * The size at which the label's lines fit. Only on spines must the widest line fit too: elsewhere a long title
         * is cut.
         */
        private double size(List<String> lines, Label label) {
            double size = design.type().size();
            if (lines.isEmpty()) {
                return size;
            }
            double height = box.height() - 2 * PADDING - barsHeight(label);
            size = Math.min(size, height * POINTS_PER_MILLIMETRE / (LEADING * lines.size()));
            double widest = lines.stream()
                    .mapToDouble(line -> lettering.width(line, 1))
                    .max()
                    .orElse(0);
            double fitting = widest == 0 ? size : inside * POINTS_PER_MILLIMETRE / widest;
            return Math.min(size, fitting);
        }

        private String cut(String text, double size) {
            if (millimetres(lettering.width(text, size)) <= inside + 0.01) {
                return text;
            }
            var points = new ArrayList<>(text.codePoints().boxed().toList());
            while (points.size() > 1) {
                points.removeLast();
                var shorter = new StringBuilder();
                points.forEach(shorter::appendCodePoint);
                String ended = shorter.toString().stripTrailing() + "…";
                if (millimetres(lettering.width(ended, size)) <= inside) {
                    return ended;
                }
            }
            return "…";
        }

        private double left(String text, double size) {
            double width = millimetres(lettering.width(text, size));
            return design.type().centred() ? box.left() + (box.width() - width) / 2 : box.left() + PADDING;
        }
    }

    /** A page, drawn on in millimetres from its upper left corner. */
    private static final class Canvas implements AutoCloseable {

        private final PDPageContentStream stream;
        private final Lettering lettering;
        private final double height;
        private final Setting setting;

        Canvas(PDDocument document, Sheet sheet, Lettering lettering, Setting setting) throws IOException {
            PDPage page = new PDPage(new PDRectangle(points(sheet.width()), points(sheet.height())));
            document.addPage(page);
            this.stream = new PDPageContentStream(document, page);
            this.lettering = lettering;
            this.height = sheet.height();
            this.setting = setting;
        }

        void text(String text, double left, double baseline, double size, boolean bold) throws IOException {
            stream.beginText();
            stream.setFont(lettering.font(), (float) size);
            if (bold) {
                stream.setRenderingMode(RenderingMode.FILL_STROKE);
                stream.setLineWidth((float) size * HEAVY);
            } else {
                stream.setRenderingMode(RenderingMode.FILL);
            }
            stream.newLineAtOffset(x(left), y(baseline));
            stream.showText(text);
            stream.endText();
        }

        void fill(double left, double top, double width, double boxHeight) throws IOException {
            stream.addRect(x(left), y(top + boxHeight), points(width), points(boxHeight));
            stream.fill();
        }

        void frame(Sheet.Box box) throws IOException {
            stream.setLineWidth(0.3f);
            stream.addRect(x(box.left()), y(box.top() + box.height()), points(box.width()), points(box.height()));
            stream.stroke();
        }

        private float x(double left) {
            return points(left + setting.right());
        }

        private float y(double top) {
            return points(height - top - setting.down());
        }

        private static float points(double millimetres) {
            return (float) (millimetres * POINTS_PER_MILLIMETRE);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
