package org.carrel.catalog.marc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
            return subfields.stream()
                    .filter(subfield -> subfield.code() == code)
                    .map(Subfield::value)
                    .findFirst();
        }

        /** The texts of all subfields whose code is among these, in the field's own order. */
        public List<String> all(String codes) {
            return subfields.stream()
                    .filter(subfield -> codes.indexOf(subfield.code()) >= 0)
                    .map(Subfield::value)
                    .toList();
        }

        /** The texts of all subfields whose code is among these, joined by blanks. */
        public String joined(String codes) {
            return all(codes).stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
        }

        /** The number that an indicator holds, or 0 if it holds none. */
        public int nonFiling() {
            return second >= '1' && second <= '9' ? second - '0' : 0;
        }
    }
}
