package org.carrel.catalog.labels.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.carrel.catalog.labels.Design;
import org.carrel.catalog.labels.Label;
import org.carrel.catalog.labels.LabelKind;
import org.carrel.catalog.labels.LabelPrint;
import org.carrel.catalog.labels.Sheet;
import org.carrel.catalog.labels.Symbology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PdfLabelsTest {

    private static final Sheet SHEET = new Sheet("a4", "A4", 210, 297, new Sheet.Grid(0, 0.5, 70, 37, 3, 8, 70, 37));
    private static final Sheet SPINES =
            new Sheet("spine", "Spine", 210, 297, new Sheet.Grid(10, 10, 25, 27, 7, 10, 27, 27));
    private static final int DPI = 300;
    private static final double POINTS = 72 / 25.4;

    private final PdfLabels pdf = new PdfLabels();

    private static Design design(Sheet sheet, LabelKind kind, @Nullable Symbology symbology) {
        return new Design("d", "D", sheet.code(), kind, new Design.Type(9, 5, false, false), symbology, null);
    }

    private static Label label(@Nullable String barcode, String... lines) {
        return new Label(UUID.randomUUID(), List.of(lines), barcode);
    }

    private byte[] printed(Sheet sheet, Design design, PdfLabels.Setting setting, Label... labels) {
        return pdf.print(new LabelPrint.Content(sheet, design, List.of(labels)), setting);
    }

    /** What a scanner reads in the place of one label. */
    private static Result scanned(byte[] document, int page, Sheet.Box box) throws IOException, NotFoundException {
        try (PDDocument opened = Loader.loadPDF(document)) {
            BufferedImage image = new PDFRenderer(opened).renderImageWithDPI(page, DPI);
            double scale = DPI / 25.4;
            int width = (int) (box.width() * scale);
            int height = (int) (box.height() * scale);
            BufferedImage cut = image.getSubimage(
                    (int) (box.left() * scale),
                    (int) (box.top() * scale),
                    Math.min(width, image.getWidth() - (int) (box.left() * scale)),
                    height);
            int[] pixels = cut.getRGB(0, 0, cut.getWidth(), cut.getHeight(), null, 0, cut.getWidth());
            LuminanceSource light = new RGBLuminanceSource(cut.getWidth(), cut.getHeight(), pixels);
            return new MultiFormatReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(light)),
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    EnumSet.of(
                                            BarcodeFormat.CODABAR,
                                            BarcodeFormat.CODE_39,
                                            BarcodeFormat.CODE_128,
                                            BarcodeFormat.EAN_13,
                                            BarcodeFormat.QR_CODE)));
        }
    }

    private record Placed(String text, double left, double baseline, double size) {}

    /** Every line of text with where it stands, in millimetres from the upper left corner. */
    private static List<Placed> texts(byte[] document, int page) throws IOException {
        var placed = new ArrayList<Placed>();
        try (PDDocument opened = Loader.loadPDF(document)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    TextPosition first = positions.getFirst();
                    placed.add(new Placed(
                            text, first.getXDirAdj() / POINTS, first.getYDirAdj() / POINTS, first.getFontSizeInPt()));
                }
            };
            stripper.setStartPage(page + 1);
            stripper.setEndPage(page + 1);
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(opened)).isNotNull();
        }
        return placed;
    }

    @ParameterizedTest
    @CsvSource({
        "CODABAR, 30234000517861, CODABAR",
        "CODE_39, LIB-00417, CODE_39",
        "CODE_128, 30234000517861, CODE_128",
        "CODE_128, lib/00417x, CODE_128",
        "EAN_13, 9780306406157, EAN_13",
        "QR, 30234000517861, QR_CODE"
    })
    void a_scanner_reads_what_was_printed(Symbology symbology, String barcode, BarcodeFormat format) throws Exception {
        Design design = design(SHEET, LabelKind.POCKET, symbology);
        byte[] document =
                printed(SHEET, design, PdfLabels.Setting.PLAIN, label(barcode, "A title", "An author", "QA76 .B5"));
        Result read = scanned(document, 0, SHEET.box(0));
        assertThat(read.getText()).isEqualTo(barcode);
        assertThat(read.getBarcodeFormat()).isEqualTo(format);
        assertThat(texts(document, 0)).extracting(Placed::text).contains("A title", "An author", "QA76 .B5", barcode);
    }

    @Test
    void the_check_character_of_code_39_is_printed_too() throws Exception {
        Design design = design(SHEET, LabelKind.BARCODE, Symbology.CODE_39_MOD_43);
        byte[] document = printed(SHEET, design, PdfLabels.Setting.PLAIN, label("ABC123"));
        // A=10 B=11 C=12 1 2 3: 39, whose sign is the hyphen's neighbour by the table of Code 39: "$".
        assertThat(scanned(document, 0, SHEET.box(0)).getText()).isEqualTo("ABC123$");
    }

    @Test
    void printing_begins_at_the_label_that_is_free_and_goes_on_over_the_page() throws Exception {
        Design design = design(SHEET, LabelKind.BARCODE, Symbology.CODE_128);
        byte[] document = printed(
                SHEET, design, new PdfLabels.Setting(22, 0, 0), label("FIRST-1"), label("SECOND-2"), label("THIRD-3"));
        assertThat(scanned(document, 0, SHEET.box(22)).getText()).isEqualTo("FIRST-1");
        assertThat(scanned(document, 0, SHEET.box(23)).getText()).isEqualTo("SECOND-2");
        assertThat(scanned(document, 1, SHEET.box(0)).getText()).isEqualTo("THIRD-3");
        assertThat(texts(document, 0)).extracting(Placed::text).containsExactlyInAnyOrder("FIRST-1", "SECOND-2");
    }

    @Test
    void text_stands_where_the_sheet_has_the_label_and_moves_with_the_printer() throws Exception {
        Design design = design(SPINES, LabelKind.SPINE, null);
        Label label = label(null, "QA", "76.73", ".J38");
        List<Placed> plain = texts(printed(SPINES, design, new PdfLabels.Setting(8, 0, 0), label), 0);
        Sheet.Box box = SPINES.box(8);
        assertThat(plain).extracting(Placed::text).containsExactly("QA", "76.73", ".J38");
        assertThat(plain).allSatisfy(line -> {
            assertThat(line.left()).isCloseTo(box.left() + 1.5, within(0.5));
            assertThat(line.baseline()).isBetween(box.top() + 1.5, box.top() + box.height() - 1);
            assertThat(line.size()).isCloseTo(9, within(0.01));
        });
        List<Placed> moved = texts(printed(SPINES, design, new PdfLabels.Setting(8, 2, -1.5), label), 0);
        assertThat(moved.getFirst().left() - plain.getFirst().left()).isCloseTo(2, within(0.05));
        assertThat(moved.getFirst().baseline() - plain.getFirst().baseline()).isCloseTo(-1.5, within(0.05));
    }

    @Test
    void letters_shrink_until_the_longest_line_fits() throws Exception {
        Design design = design(SPINES, LabelKind.SPINE, null);
        List<Placed> lines =
                texts(printed(SPINES, design, PdfLabels.Setting.PLAIN, label(null, "QA", "76.73123456789")), 0);
        assertThat(lines).extracting(Placed::text).containsExactly("QA", "76.73123456789");
        assertThat(lines).allSatisfy(line -> assertThat(line.size()).isBetween(5.0, 8.99));
        assertThat(pdf.faults(List.of(label(null, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")), design, SPINES))
                .as("what would be unreadable is not printed")
                .containsValue("text-too-long");
    }

    @Test
    void what_no_scanner_could_read_is_told() {
        assertThat(pdf.faults(
                        List.of(label("with-letters")), design(SHEET, LabelKind.BARCODE, Symbology.CODABAR), SHEET))
                .containsValue("barcode-not-encodable");
        assertThat(pdf.faults(
                        List.of(label("9780306406158")), design(SHEET, LabelKind.BARCODE, Symbology.EAN_13), SHEET))
                .as("a wrong check digit")
                .containsValue("barcode-not-encodable");
        assertThat(pdf.faults(
                        List.of(label("A-BARCODE-OF-THIRTY-CHARACTERS")),
                        design(SHEET, LabelKind.BARCODE, Symbology.CODE_39),
                        SPINES))
                .containsValue("barcode-too-long");
    }

    @Test
    void other_scripts_are_printed_as_far_as_the_font_goes_and_romanised_beyond() throws Exception {
        Design design = design(SHEET, LabelKind.POCKET, Symbology.CODE_128);
        List<Placed> lines = texts(
                printed(SHEET, design, PdfLabels.Setting.PLAIN, label("1234", "Преступление и наказание", "紅樓夢")), 0);
        assertThat(lines).extracting(Placed::text).contains("Преступление и наказание", "hong lou meng");
        assertThat(texts(printed(SHEET, design, PdfLabels.Setting.PLAIN, label("1234", "שלום")), 0))
                .extracting(Placed::text)
                .as("letters from right to left are not set from left to right")
                .noneMatch(text -> text.contains("ש"));
    }

    @Test
    void the_calibration_page_numbers_every_label_in_its_place() throws Exception {
        List<Placed> numbers = texts(pdf.calibration(SPINES, PdfLabels.Setting.PLAIN), 0);
        assertThat(numbers).hasSize(70);
        Sheet.Box last = SPINES.box(69);
        assertThat(numbers).anySatisfy(number -> {
            assertThat(number.text()).isEqualTo("70");
            assertThat(number.left()).isCloseTo(last.left() + 1.5, within(0.5));
            assertThat(number.baseline()).isBetween(last.top(), last.top() + last.height());
        });
    }
}
