package org.carrel.catalog.callnumbers;

/**
 * A call number as it is printed on the spine label.
 *
 * @param text the number
 * @param scheme how it is made up
 */
public record CallNumber(String text, Scheme scheme) {

    /** The key that sorts it as the shelf does. */
    public String shelvingKey() {
        return ShelvingKey.of(text, scheme);
    }
}
