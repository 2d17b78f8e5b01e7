package org.carrel.catalog.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.marc.Iso2709;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.marc.Subfield;

/**
 * What is known of a title when it is ordered.
 *
 * @param title its title
 * @param author the main author, surname first
 * @param isbn its ISBN
 * @param publisher who publishes it
 * @param year when
 */
public record BriefTitle(
        String title,
        @Nullable String author,
        @Nullable String isbn,
        @Nullable String publisher,
        @Nullable String year) {

    private static final DateTimeFormatter ENTERED = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    /** The MARC 21 record of it, marked as partial: whoever catalogues the title replaces it. */
    public Octets record(String controlNumber, String materialType, LocalDate today) {
        var fields = new ArrayList<MarcField>();
        fields.add(new MarcField.Control("001", controlNumber));
        fields.add(new MarcField.Control("008", fixed(today)));
        if (isbn != null) {
            fields.add(data("020", ' ', ' ', new Subfield('a', isbn)));
        }
        if (author != null) {
            fields.add(data("100", '1', ' ', new Subfield('a', author)));
        }
        fields.add(data("245", author == null ? '0' : '1', '0', new Subfield('a', title)));
        var imprint = new ArrayList<Subfield>();
        if (publisher != null) {
            imprint.add(new Subfield('b', publisher));
        }
        if (year != null) {
            imprint.add(new Subfield('c', year));
        }
        if (!imprint.isEmpty()) {
            fields.add(new MarcField.Data("264", ' ', '1', imprint));
        }
        return Iso2709.write(new MarcRecord("00000n" + kind(materialType) + " a22000005a 4500", fields));
    }

    /** Leader 06 and 07. */
    private static String kind(String materialType) {
        return switch (materialType) {
            case "serial" -> "as";
            case "dvd" -> "gm";
            case "cd" -> "jm";
            case "audiobook" -> "im";
            case "score" -> "cm";
            case "map" -> "em";
            case "game", "equipment" -> "rm";
            case "kit" -> "om";
            default -> "am";
        };
    }

    private String fixed(LocalDate today) {
        boolean dated = year != null && year.matches("[0-9]{4}");
        return ENTERED.format(today) + (dated ? "s" + year : "n    ") + "    xx" + " ".repeat(18) + "und" + " d";
    }

    private static MarcField.Data data(String tag, char first, char second, Subfield subfield) {
        return new MarcField.Data(tag, first, second, List.of(subfield));
    }
}
