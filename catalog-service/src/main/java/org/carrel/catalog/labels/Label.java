package org.carrel.catalog.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.SpineLabel;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;

/**
 * What is printed on one label.
 *
 * @param itemId the item it is for
 * @param lines the lines of text, from top to bottom
 * @param barcode what is encoded below them; null for none
 */
public record Label(
        UUID itemId, List<String> lines, @Nullable String barcode) {

    public Label {
        lines = List.copyOf(lines);
    }

    /** Why an item gets no label. */
    public record Skipped(UUID itemId, String code) {}

    /** The code of the reason why an item can have no label of a design, if there is one. */
    public static Optional<String> lacking(ItemDescription item, LabelKind kind) {
        return switch (kind) {
            case SPINE -> item.callNumber() == null ? Optional.of("no-call-number") : Optional.empty();
            case POCKET, BARCODE -> item.barcode() == null ? Optional.of("no-barcode") : Optional.empty();
        };
    }

    /** The label of an item that lacks nothing. */
    public static Label of(Item item, Item.Context context, Design design) {
        ItemDescription description = item.description();
        var lines = new ArrayList<String>();
        if (design.heading() != null) {
            lines.add(design.heading());
        }
        switch (design.kind()) {
            case SPINE -> {
                CallNumber callNumber = Objects.requireNonNull(description.callNumber());
                lines.addAll(SpineLabel.split(callNumber.scheme(), callNumber.text()));
                Stream.of(
                                Optional.ofNullable(description.part().volume()),
                                Optional.ofNullable(description.part().copy()))
                        .flatMap(Optional::stream)
                        .forEach(lines::add);
            }
            case POCKET -> {
                lines.add(context.title());
                if (context.author() != null) {
                    lines.add(context.author());
                }
                String shelf = shelf(description);
                if (!shelf.isEmpty()) {
                    lines.add(shelf);
                }
            }
            case BARCODE -> {}
        }
        String barcode = design.kind() == LabelKind.SPINE
                ? null
                : Objects.requireNonNull(description.barcode()).text();
        return new Label(item.id(), lines, barcode);
    }

    private static String shelf(ItemDescription item) {
        String callNumber = item.callNumber() == null ? null : item.callNumber().text();
        return String.join(
                " ",
                Stream.of(
                                Optional.ofNullable(callNumber),
                                Optional.ofNullable(item.part().volume()),
                                Optional.ofNullable(item.part().copy()))
                        .flatMap(Optional::stream)
                        .toList());
    }
}
