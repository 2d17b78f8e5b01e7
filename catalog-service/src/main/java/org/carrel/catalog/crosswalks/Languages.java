package org.carrel.catalog.crosswalks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * MARC language codes, which are the bibliographic codes of ISO 639-2, said as BCP 47 has them: the shortest code that
 * ISO 639 gives a language.
 */
public final class Languages {

    /** Where the bibliographic code of ISO 639-2 is not the terminologic one. */
    private static final Map<String, String> TERMINOLOGIC = Map.ofEntries(
            Map.entry("alb", "sqi"),
            Map.entry("arm", "hye"),
            Map.entry("baq", "eus"),
            Map.entry("bur", "mya"),
            Map.entry("chi", "zho"),
            Map.entry("cze", "ces"),
            Map.entry("dut", "nld"),
            Map.entry("fre", "fra"),
            Map.entry("geo", "kat"),
            Map.entry("ger", "deu"),
            Map.entry("gre", "ell"),
            Map.entry("ice", "isl"),
            Map.entry("mac", "mkd"),
            Map.entry("mao", "mri"),
            Map.entry("may", "msa"),
            Map.entry("per", "fas"),
            Map.entry("rum", "ron"),
            Map.entry("slo", "slk"),
            Map.entry("tib", "bod"),
            Map.entry("wel", "cym"));

    private static final Set<String> WITHDRAWN = Set.of("in", "iw", "ji", "mo", "sh");
    private static final Map<String, String> SHORT = shortCodes();

    private Languages() {}

    private static Map<String, String> shortCodes() {
        var codes = new HashMap<String, String>();
        for (String two : Locale.getISOLanguages()) {
            // The platform still lists the codes that ISO 639 withdrew.
            if (WITHDRAWN.contains(two)) {
                continue;
            }
            codes.put(Locale.of(two).getISO3Language(), two);
        }
        return Map.copyOf(codes);
    }

    /** The BCP 47 tag of a MARC language code. */
    public static String tag(String marc) {
        String three = TERMINOLOGIC.getOrDefault(marc, marc);
        return SHORT.getOrDefault(three, three);
    }

    /** The English name of the language that a MARC code stands for. */
    public static Optional<String> name(String marc) {
        String tag = tag(marc);
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() || name.equals(tag) ? Optional.empty() : Optional.of(name);
    }
}
