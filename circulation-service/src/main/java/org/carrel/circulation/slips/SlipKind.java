package org.carrel.circulation.slips;

/** What a slip is for. */
public enum SlipKind {
    /** Goes onto the hold shelf with the item; named by its request. */
    HOLD("Hold"),
    /** Goes with the item to where it is sent; named by the item. */
    TRANSIT("In transit"),
    /** Is taken along to the shelf; named by the request. */
    PULL("To be fetched"),
    /** Goes with the item to the patron; named by the request. */
    DELIVERY("Delivery"),
    /** Is given to the patron; named by the loans, which share one receipt. */
    DUE_DATE("Due dates");

    private final String heading;

    SlipKind(String heading) {
        this.heading = heading;
    }

    /** What is printed on top of it. */
    public String heading() {
        return heading;
    }
}
