package org.carrel.catalog.marc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One field of a record, in the order in which the record lists it. */
public sealed interface MarcField {

    /** The three-character tag. */
    String tag();

    /** A field without indicators and subfields: tags 001 to 009. */
    record Control(String tag, String value) implements MarcField {}

    /** A field with two indicators and subfields. */
    record Data(String tag, char first, char second, List<Subfield> subfields) implements MarcField {

        public Data {
            subfields = List.copyOf(subfields);
        }

        /** The text of the first subfield with this code. */
        public Optional<String> first(char code) {
            for (Subfield subfield : subfields) {
                if (subfield.code() == code) {
                    return Optional.of(subfield.value());
                }
            }
            return Optional.empty();
        }

        /** The texts of all subfields whose code is among these, in the field's own order. */
        public List<String> all(String codes) {
            var found = new ArrayList<String>(subfields.size());
            for (Subfield subfield : subfields) {
                if (codes.indexOf(subfield.code()) >= 0) {
                    found.add(subfield.value());
                }
            }
            return found;
        }

        /** The texts of all subfields whose code is among these, joined by blanks. */
        public String joined(String codes) {
            var joined = new StringBuilder();
            for (Subfield subfield : subfields) {
                String text =
                        codes.indexOf(subfield.code()) >= 0 ? subfield.value().strip() : "";
                if (!text.isEmpty()) {
                    joined.append(joined.isEmpty() ? "" : " ").append(text);
                }
            }
            return joined.toString();
        }

        /** The number that an indicator holds, or 0 if it holds none. */
        public int nonFiling() {
            return second >= '1' && second <= '9' ? second - '0' : 0;
        }
    }
}
