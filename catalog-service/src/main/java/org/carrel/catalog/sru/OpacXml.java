package org.carrel.catalog.sru;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.XmlText;
import org.carrel.catalog.z3950.OpacRecord;

/** A record with its copies, in the XML that YAZ made of the OPAC syntax of Z39.50. */
public final class OpacXml {

    private final XmlText xml = new XmlText();

    private OpacXml() {}

    /**
     * Writes the element.
     *
     * @param marcXml the bibliographic record
     */
    public static String write(String marcXml, List<OpacRecord.Holding.Described> holdings) {
        var opac = new OpacXml();
        opac.xml
                .open("opacRecord", Map.of("xmlns", ""))
                .open("bibliographicRecord")
                .raw(marcXml)
                .close()
                .open("holdings");
        holdings.forEach(opac::put);
        return opac.xml.close().close().toString();
    }

    private void put(OpacRecord.Holding.Described holding) {
        OpacRecord.Shelf shelf = holding.shelf();
        xml.open("holding")
                .leafIf("nucCode", shelf.institution())
                .leafIf("localLocation", shelf.location())
                .leafIf("shelvingLocation", shelf.shelvingLocation())
                .leafIf("callNumber", shelf.callNumber())
                .leafIf("copyNumber", shelf.copyNumber())
                .leafIf("enumAndChron", holding.enumeration())
                .open("circulations");
        holding.circulation().forEach(this::put);
        xml.close().close();
    }

    private void put(OpacRecord.Circulation circulation) {
        xml.open("circulation");
        flag("availableNow", circulation.availableNow());
        text("availabilityDate", circulation.dueBack());
        text("restrictions", circulation.restrictions());
        text("itemId", circulation.itemId());
        flag("renewable", circulation.renewable());
        flag("onHold", circulation.onHold());
        text("enumAndChron", circulation.enumeration());
        xml.close();
    }

    private void flag(String name, boolean value) {
        xml.open(name, Map.of("value", value ? "1" : "0")).close();
    }

    private void text(String name, @Nullable String value) {
        xml.leafIf(name, value);
    }
}
