package org.carrel.catalog.crosswalks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.carrel.catalog.codelists.MarcCode;
import org.carrel.catalog.codelists.MarcCodes;
import org.carrel.catalog.records.Isbd;

/** The MARC code list for relators: what part somebody had. */
public final class Relators {

    private static final Map<String, String> CODES = byTerm();

    /** How cataloguers shorten the terms, and terms of the list's earlier editions. */
    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("ed", "edt"),
            Map.entry("ed. lit", "edt"),
            Map.entry("eds", "edt"),
            Map.entry("joint editor", "edt"),
            Map.entry("joint ed", "edt"),
            Map.entry("tr", "trl"),
            Map.entry("trans", "trl"),
            Map.entry("joint translator", "trl"),
            Map.entry("ill", "ill"),
            Map.entry("illus", "ill"),
            Map.entry("comp", "com"),
            Map.entry("joint author", "aut"),
            Map.entry("jt. author", "aut"),
            Map.entry("prod", "pro"),
            Map.entry("dir", "drt"),
            Map.entry("film director", "fmd"),
            Map.entry("author of screenplay", "aus"),
            Map.entry("degree supervisor", "dgs"),
            Map.entry("praeses", "pra"));

    private Relators() {}

    private static Map<String, String> byTerm() {
        var codes = new HashMap<String, String>();
        MarcCodes.RELATORS.all().forEach(code -> codes.put(code.name().toLowerCase(Locale.ROOT), code.code()));
        return Map.copyOf(codes);
    }

    /** The term that a code stands for. */
    public static Optional<String> term(String code) {
        return MarcCodes.RELATORS.find(code).map(MarcCode::name);
    }

    /** The code that somebody means who wrote a code, its URI, a term or its abbreviation. */
    public static Optional<String> code(String given) {
        String last = given.substring(given.lastIndexOf('/') + 1).strip();
        if (MarcCodes.RELATORS.find(last).isPresent()) {
            return Optional.of(last);
        }
        String term = Isbd.trimmed(given).toLowerCase(Locale.ROOT);
        String plain = term.endsWith(".") ? term.substring(0, term.length() - 1) : term;
        return Optional.ofNullable(CODES.getOrDefault(plain, ABBREVIATIONS.get(plain)));
    }
}
