package org.carrel.catalog.marc;

/** Reads a record's octets, whichever way they spell it. */
public final class MarcReader {

    private final Iso2709 iso2709;
    private final MarcXml marcXml = new MarcXml();

    public MarcReader(Marc8 marc8, Iso5426 iso5426) {
        this.iso2709 = new Iso2709(marc8, iso5426);
    }

    /**
     * Reads one record.
     *
     * @param octets the record
     * @param serialisation how it is spelt
     * @param charset the encoding that the XML document declared; of no meaning for ISO 2709, whose leader tells
     */
    public Reading read(Octets octets, Serialisation serialisation, String charset) {
        return switch (serialisation) {
            case ISO2709 -> iso2709.read(octets);
            case MARCXML -> marcXml.read(octets, charset);
        };
    }
}
