package org.carrel.catalog.labels;

import java.util.Optional;

/**
 * A sheet of labels, or a roll of them; everything in millimetres from the upper left corner.
 *
 * @param code what designs refer to
 * @param name name for people
 * @param width width of the page; of a roll, of its backing
 * @param height height of the page; of a roll, from label to label
 * @param grid where the labels are on it
 */
public record Sheet(String code, String name, double width, double height, Grid grid) {

    /** What a printer's driver rounds away. */
    private static final double TOLERANCE = 0.05;

    /**
     * Labels of one size in columns and rows.
     *
     * @param left from the page's edge to the first label
     * @param top from the page's edge to the first label
     * @param labelWidth width of a label
     * @param labelHeight height of a label
     * @param columns how many side by side
     * @param rows how many below one another
     * @param across from the left edge of a label to that of the next
     * @param down from the upper edge of a label to that of the next
     */
    public record Grid(
            double left,
            double top,
            double labelWidth,
            double labelHeight,
            int columns,
            int rows,
            double across,
            double down) {}

    /** A rectangle on the page. */
    public record Box(double left, double top, double width, double height) {}

    /** How many labels a page has. */
    public int perPage() {
        return grid.columns() * grid.rows();
    }

    /** Where a label stands; positions run from left to right, then down, from 0. */
    public Box box(int position) {
        if (position < 0 || position >= perPage()) {
            throw new IllegalArgumentException("the sheet has no label " + position);
        }
        int column = position % grid.columns();
        int row = position / grid.columns();
        return new Box(
                grid.left() + column * grid.across(),
                grid.top() + row * grid.down(),
                grid.labelWidth(),
                grid.labelHeight());
    }

    /** What is impossible about it, if anything. */
    public Optional<String> fault() {
        boolean besides = grid.columns() > 1 && grid.across() < grid.labelWidth() - TOLERANCE;
        boolean below = grid.rows() > 1 && grid.down() < grid.labelHeight() - TOLERANCE;
        if (besides || below) {
            return Optional.of("labels-overlap");
        }
        Box last = box(perPage() - 1);
        boolean beyond =
                last.left() + last.width() > width + TOLERANCE || last.top() + last.height() > height + TOLERANCE;
        return beyond ? Optional.of("labels-beyond-page") : Optional.empty();
    }
}
