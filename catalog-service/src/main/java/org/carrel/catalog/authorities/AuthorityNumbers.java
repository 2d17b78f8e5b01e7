package org.carrel.catalog.authorities;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;

/**
 * Numbers by which authorities are cited in subfield 0: the control number of the record behind the code of its agency,
 * or a URI that ends in it. One form for each: {@code (DLC)n 79021164} and
 * {@code http://id.loc.gov/authorities/names/n79021164} are the same.
 */
public final class AuthorityNumbers {

    private static final Set<String> LIBRARY_OF_CONGRESS = Set.of("(dlc)", "(uri)");

    private AuthorityNumbers() {}

    /** The one form of a cited number. */
    public static Optional<String> normalised(String given) {
        String text = given.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        for (String prefix : LIBRARY_OF_CONGRESS) {
            text = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        }
        if (text.startsWith("http://") || text.startsWith("https://")) {
            String path = text.replaceAll("[?#].*$", "").replaceAll("/+$", "");
            text = path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.(html|json|rdf|xml)$", "");
        }
        return text.isEmpty() || text.length() > 200 ? Optional.empty() : Optional.of(text);
    }

    /** Every number by which an authority record may be cited. */
    static Set<String> of(MarcRecord record) {
        var numbers = new LinkedHashSet<String>();
        record.control("001").ifPresent(number -> {
            normalised(number).ifPresent(numbers::add);
            record.control("003")
                    .map(agency -> '(' + agency.strip() + ')' + number)
                    .flatMap(AuthorityNumbers::normalised)
                    .ifPresent(numbers::add);
        });
        for (MarcField.Data field : record.data("010", "024", "035")) {
            field.all("a").forEach(number -> normalised(number).ifPresent(numbers::add));
        }
        return numbers;
    }
}
