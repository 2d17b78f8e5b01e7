package org.carrel.circulation.slips;

/** What slips are printed on; in millimetres. */
public enum Paper {
    /** A roll of 58 mm, of which printers leave 5 mm on each side. */
    ROLL_58(58, 0, 5),
    /** A roll of 80 mm, of which printers leave 4 mm on each side. */
    ROLL_80(80, 0, 4),
    /** A sheet for each slip. */
    A6(105, 148, 8),
    /** Sheets of four slips, to be cut. */
    A4(210, 297, 8);

    private final double width;
    private final double height;
    private final double margin;

    Paper(double width, double height, double margin) {
        this.width = width;
        this.height = height;
        this.margin = margin;
    }

    public double width() {
        return width;
    }

    /** Height of a sheet; 0 for a roll, which is cut where the slip ends. */
    public double height() {
        return height;
    }

    /** What stays empty on each side of a slip. */
    public double margin() {
        return margin;
    }

    public boolean isRoll() {
        return height == 0;
    }

    /** How many slips are side by side on a sheet, and how many below one another. */
    public int split() {
        return this == A4 ? 2 : 1;
    }
}
