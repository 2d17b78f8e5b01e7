package org.carrel.catalog.marc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small records, made for a test. */
public final class MarcSamples {

    private MarcSamples() {}

    /** A book with a control number, a title and an author. */
    public static byte[] book(String number, String title, String author) {
        return book(number, title, author, Map.of());
    }

    /** A book with more fields: tag to the text of its subfield a. */
    public static byte[] book(String number, String title, String author, Map<String, String> more) {
        var fields = new ArrayList<MarcField>();
        fields.add(new MarcField.Control("001", number));
        fields.add(new MarcField.Control("008", "840507s1997    xx            00010 eng d"));
        more.forEach((tag, text) -> {
            if (tag.compareTo("245") < 0) {
                fields.add(new MarcField.Data(tag, ' ', ' ', List.of(new Subfield('a', text))));
            }
        });
        fields.add(new MarcField.Data("100", '1', ' ', List.of(new Subfield('a', author))));
        fields.add(new MarcField.Data("245", '1', '0', List.of(new Subfield('a', title))));
        more.forEach((tag, text) -> {
            if (tag.compareTo("245") >= 0) {
                fields.add(new MarcField.Data(tag, ' ', ' ', List.of(new Subfield('a', text))));
            }
        });
        return Iso2709.write(new MarcRecord("00000nam a2200000 a 4500", fields)).toArray();
    }
}
