package org.carrel.catalog.holdings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.holdings.HoldingsStatement.Link;
import org.carrel.catalog.holdings.HoldingsStatement.Location;
import org.carrel.catalog.holdings.HoldingsStatement.Of;
import org.carrel.catalog.holdings.HoldingsStatement.Statement;
import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.Subfield;

import static org.assertj.core.api.Assertions.assertThat;

class HoldingsStatementTest {

    private static MarcRecord record(String... fields) {
        var read = new ArrayList<MarcField>();
        for (String field : fields) {
            String tag = field.substring(0, 3);
            List<Subfield> subfields = Arrays.stream(field.substring(3).split("\\$", -1))
                    .filter(part -> !part.isBlank())
                    .map(part -> new Subfield(part.charAt(0), part.substring(1)))
                    .toList();
            read.add(
                    tag.startsWith("00")
                            ? new MarcField.Control(tag, field.substring(3).strip())
                            : new MarcField.Data(tag, ' ', ' ', subfields));
        }
        return new MarcRecord("00000cy  a22000000  4500", read);
    }

    @Test
    void issues_are_told_with_the_captions_of_their_pattern() {
        var statement = HoldingsStatement.of(record(
                "852 $bMAIN$cPER$hHD9698$iC2 A3",
                "853 $81$av.$bno.$u4$vr$i(year)$j(month)",
                "853 $82$a(year)$b(season)",
                "863 $81.1$a12$b3-4$i2007$j06/07",
                "863 $82.1$a2007$b21",
                "863 $81.2$a13$i2008$zwater damage",
                "863 $89.1$a5"));
        assertThat(statement.locations()).containsExactly(new Location("MAIN", "PER", "HD9698 C2 A3"));
        assertThat(statement.statements())
                .containsExactly(
                        new Statement(Of.ISSUES, "v.12:no.3-4 (2007:June/July)", null),
                        new Statement(Of.ISSUES, "2007:Spring", null),
                        new Statement(Of.ISSUES, "v.13 (2008)", "water damage"),
                        new Statement(Of.ISSUES, "5", null));
    }

    @Test
    void what_is_said_in_words_is_kept_in_words() {
        var statement = HoldingsStatement.of(record(
                "866 $a2000/2001 - 2003/2004$zincomplete",
                "867 $aSupplement 1999",
                "868 $aIndex v.1-10",
                "856 $uhttps://example.org/j$yOnline"));
        assertThat(statement.statements())
                .containsExactly(
                        new Statement(Of.ISSUES, "2000/2001 - 2003/2004", "incomplete"),
                        new Statement(Of.SUPPLEMENTS, "Supplement 1999", null),
                        new Statement(Of.INDEXES, "Index v.1-10", null));
        assertThat(statement.links()).containsExactly(new Link("https://example.org/j", "Online"));
    }

    @Test
    void a_record_names_its_title() {
        assertThat(HoldingsStatement.titleNumber(record("004 b123 "))).contains("b123");
        assertThat(HoldingsStatement.titleNumber(record("852 $bMAIN"))).isEmpty();
    }
}
