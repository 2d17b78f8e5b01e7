package org.carrel.catalog.items;

/**
 * A register of accessions: numbers in the order in which things came, without gaps and without second use.
 *
 * @param code its code
 * @param version its version
 * @param name its name
 * @param prefix what every number begins with
 * @param width how many digits a number has at the least
 * @param next the next number
 */
public record AccessionRegister(String code, long version, String name, String prefix, int width, long next) {

    /** A number as it is written into the book. */
    public Item.Accession accession(long number) {
        String digits = Long.toString(number);
        return new Item.Accession(code, number, prefix + "0".repeat(Math.max(0, width - digits.length())) + digits);
    }
}
