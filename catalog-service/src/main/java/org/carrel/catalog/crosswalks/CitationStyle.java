package org.carrel.catalog.crosswalks;

/** Styles in which citations are written out. */
public enum CitationStyle {
    /** Of the American Psychological Association. */
    APA("apa"),
    /** Of the Modern Language Association. */
    MLA("modern-language-association"),
    /** Author and date, of the Chicago Manual of Style. */
    CHICAGO("chicago-author-date");

    private final String csl;

    CitationStyle(String csl) {
        this.csl = csl;
    }

    /** Its name in the style repository of the Citation Style Language. */
    public String csl() {
        return csl;
    }
}
