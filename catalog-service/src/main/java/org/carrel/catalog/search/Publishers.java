package org.carrel.catalog.search;

import java.util.LinkedHashSet;
import java.util.List;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/** Who published it, as the imprint says, in every script. */
final class Publishers {

    private static final String IMPRINT = "260";
    private static final String PRODUCTION = "264";

    private Publishers() {}

    static List<String> of(MarcRecord record) {
        var names = new LinkedHashSet<String>();
        for (MarcField.Data field : record.data(IMPRINT, PRODUCTION, "880")) {
            String link = field.first('6').orElse("");
            if (field.tag().equals("880") && !link.startsWith(IMPRINT) && !link.startsWith(PRODUCTION)) {
                continue;
            }
            field.all("b").stream()
                    .map(name -> name.replaceAll("[\\s,;:]+$", "").strip())
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }
}
