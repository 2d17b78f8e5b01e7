package org.carrel.catalog.crosswalks;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.crosswalks.Citation.Agent;
import org.carrel.catalog.crosswalks.Citation.Kind;
import org.carrel.catalog.crosswalks.Citation.Part;

/** Writes citations as RIS, which reference managers read: a tag, two blanks, a hyphen and a blank on each line. */
public final class Ris {

    private final StringBuilder text = new StringBuilder();

    private Ris() {}

    /**
     * Writes one citation.
     *
     * @param url where the catalogue shows the record
     */
    public static String write(Citation citation, String url) {
        var ris = new Ris();
        ris.put(citation, url);
        return ris.text.toString();
    }

    private void put(Citation citation, String url) {
        line("TY", citation.kind().ris());
        line("TI", citation.titles().full());
        for (Agent agent : citation.agents()) {
            if (agent.parts().contains(Part.AUTHOR)) {
                line("AU", agent.inverted());
            } else if (agent.parts().contains(Part.EDITOR)) {
                line(citation.kind() == Kind.CHAPTER ? "A2" : "ED", agent.inverted());
            } else if (agent.parts().contains(Part.TRANSLATOR)) {
                line("A4", agent.inverted());
            } else {
                line("A3", agent.inverted());
            }
        }
        var imprint = citation.imprint();
        boolean thesis = citation.kind() == Kind.THESIS;
        line("T2", citation.titles().container());
        line("T3", citation.titles().series());
        line("VL", citation.titles().number());
        line("M3", thesis ? imprint.degree() : null);
        line("ET", imprint.edition());
        line("PB", thesis && imprint.school() != null ? imprint.school() : imprint.publisher());
        line("CY", imprint.place() == null ? imprint.country() : imprint.place());
        line("PY", imprint.year() == null ? null : String.valueOf(imprint.year()));
        line("SP", imprint.within() != null ? imprint.within() : imprint.extent());
        citation.numbers().isbns().forEach(number -> line("SN", number));
        citation.numbers().issns().forEach(number -> line("SN", number));
        line("DO", citation.numbers().doi());
        line("CN", citation.numbers().callNumber());
        citation.content().languages().forEach(language -> line("LA", language));
        citation.content().subjects().forEach(subject -> line("KW", subject.heading()));
        line("N2", citation.content().summary());
        citation.numbers().urls().forEach(address -> line("UR", address));
        line("L2", url);
        text.append("ER  - \r\n");
    }

    private void line(String tag, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(tag)
                    .append("  - ")
                    .append(value.replaceAll("\\s+", " ").strip())
                    .append("\r\n");
        }
    }
}
