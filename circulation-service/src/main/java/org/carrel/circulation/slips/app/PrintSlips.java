package org.carrel.circulation.slips.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.pdfbox.pdmodel.PDDocument;

import org.carrel.circulation.places.Place;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.slips.Paper;
import org.carrel.circulation.slips.Slip;
import org.carrel.circulation.slips.app.SlipSetter.Line;
import org.carrel.platform.printing.Lettering;

/** Slips as a PDF for a roll or for sheets. */
@ApplicationScoped
public class PrintSlips {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final PlaceDirectory places;
    private final Clock clock;

    PrintSlips(PlaceDirectory places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /** A PDF with all slips, in their order. */
    public byte[] print(List<Slip> slips, Paper paper) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream octets = new ByteArrayOutputStream()) {
            SlipSetter setter = new SlipSetter(document, Lettering.of(document), paper);
            for (Slip slip : slips) {
                boolean single = slip.entries().size() == 1;
                setter.set(
                        lines(slip), single ? slip.entries().getFirst().label().barcode() : null);
            }
            setter.finish();
            document.save(octets);
            return octets.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Line> lines(Slip slip) {
        PlaceTree tree = places.tree();
        ZoneId zone = tree.zoneOf(slip.at());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.heading(slip.kind().heading()));
        if (slip.patron() != null && !slip.patron().code().isEmpty()) {
            lines.add(Line.big(slip.patron().code()));
        }
        for (Slip.Entry entry : slip.entries()) {
            lines.add(Line.strong(entry.label().title()));
            if (entry.label().volume() != null) {
                lines.add(Line.plain(entry.label().volume()));
            }
            if (entry.label().author() != null) {
                lines.add(Line.plain(entry.label().author()));
            }
            if (entry.dueAt() != null) {
                lines.add(Line.strong("Due " + day(entry.dueAt(), zone)));
            } else {
                lines.add(Line.plain(shelf(entry, tree)));
            }
        }
        if (slip.to() != null) {
            lines.add(Line.strong("To " + name(slip.to(), tree)));
        }
        if (slip.until() != null) {
            lines.add(Line.strong("Until " + day(slip.until(), zone)));
        }
        lines.add(Line.small(
                name(slip.at(), tree) + ", " + clock.instant().atZone(zone).format(MOMENT)));
        return lines;
    }

    private static String shelf(Slip.Entry entry, PlaceTree tree) {
        String callNumber = entry.shelf().callNumber();
        return name(entry.shelf().locationId(), tree) + (callNumber == null ? "" : "  " + callNumber);
    }

    private static String day(Instant moment, ZoneId zone) {
        return moment.atZone(zone).format(DAY);
    }

    private static String name(UUID placeId, PlaceTree tree) {
        return tree.find(placeId).map(Place::name).orElse("");
    }
}
