package org.carrel.catalog.callnumbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists that stand in the order of the shelf, and must be sorted into it. */
class ShelvingOrderTest {

    private static final String LC = """
            AB9 L3 | AB9.22 L3 | ABR92.L3 | B8.14 L3 | B9 20th L3 | B9 2000 | B9 2000 35TH | B9 2000 L3 | B9 L3
            B9.2 2000 L3 | B9.2 L3 | B9.22 L3 | B82 2000 L3 | B82 L3 | B82.2 1990 L3 | B820 2000 L3 | B8200 L3
            B8220 L3 | BF199 | BF199.A1J7 | G3841 .C2 1935 .M3 | HC241.25 .I4 D47 | HD38.25.F8 R87 1989
            HF 5549.5.T7 B294 1992 | HQ1101 .D54 v.3 no.3 | HQ1101 .D54 v.3 no.10 | HQ1101 .D54 v.11 no.1 | KF 4558
            KF 4558 1st | KF 4558 1st .A92 | KF 4558 1st .B1 | KF 4558 2nd | KF 4558 3rd | KF 4558 20th | KF 4558 101st
            LD6329 1903 35TH | LD6353 1886 | M1 .L33 | M5 K4 | M5 .L | M5 L299 | M5 L3 1902 | M5 L3 1902 V.2
            M5 .L3 1902 V2 TANEYTOWN | M5 .L3 2000 .K2 1880 | M5.L3.K2 | M5 .L3 K2 1880 | M5 .L3 K2 1880 .Q2 1777
            M5 .L3 K2 1882 | M5 .L3 K2 OP.7:NO.6 1880 | M5 .L3 K2 OP.7:NO.51 1880 | M5 .L3 K2 OP.8 | M5 .L3 K2 OP.79
            M5 L31 | M5 L31902 | M5 M2 | M211 .M93 BMW240 | M211 .M93 K.240 | M211 .M93 K.240 1988 .A1 | PN 70 .P441
            PN 6231 .E29 | PN 6231 .E295 | PN 6231 .E4 | PN 6231 .E74 | PN 6231 .F44 | PX 101.1 | PX 101.1 1989
            PX 101.1 1990 | PX 101.1 1990 .A3 | PX 101.1 1990 .A34 | PX 101.1 1990 .A34 .B55 | PX 101.1 1990 .A34 .B6
            PX 101.1 1990 .A5 | PX 101.1 1992 | PX 101.1 2012 | PX 101.1 .A5 | QE 862 .D5 L22 | QE 862 .D5 L4571
            QE 862 .D5 L461 | QE 862 .D5 M3311 | QE 862 .D5 M37 | R 146.5 .C196 | R 146.61.N49 | R146.93.B9
            R 169.1 .B59 1990 | R 169.1 .B59 1996 | R 184.7 .N49 | R 185 .B52x | R 241 .F2498 1994 | R 241.F5 B297
            R 241 .J18 1990 | R 418 .P72 P47 | R 2418 .J42 T14 | TX 719 .M613 1977 | TX 719.M613 1983 | TX719.W47
            """;

    private static final String LC_WITH_SUFFIXES = """
            R 241 | R 241 extra extra | R 241 .A2498 | R 241 .G1 | R 241 .G1 extra extra | R 241 .G1 .A1 | R 242
            """;

    private static final String LC_WITH_WORK_LETTERS = """
            QA 101.1 .A101 | QA 101.1 .A101m | QA 101.1 .A101mb | QA 101.1 .A101mc | QA 101.1 .A101 A101
            QA 101.1 .A102 | QA 101.1 .A11
            """;

    private static final String DEWEY = """
            1 .I39 | 1.23 .I39 | 11 .I39 | 11.34 .I39 | 11.34567 .I39 | 111 .I39 | 111Q39 | 111.12 .I39 | 111.123 I39
            111.134Q39 | 322.44 .F816 V.1 1974 | 322.45 .R513 1957 | 323 .A512RE NO.23-28 | 323 .A778 ED.2
            323.09 .K43 V.1 | 324.54 .I39 F | 324.548 .C425R | 324.6 .A75CUA
            """;

    private static final String NLM = """
            QS 11 .GA1 E53 2005 | QS 124 B811m 1875 | QT 104 B736 2003 | QT 104 B736 2009 | QZ 104 B736 2009
            WA 102.5 B5315 2018 | WA 102.5 B62 2018 | WB 102.5 B62 2018 | WC 250 M56 2011 | WZ 250 M6 2011
            """;

    private static final String SUDOC = """
            I 19.42/4:9 | I 19.42/4:10 | J29.2:D84/982 | J29.2:D84/2 | L36.202:F15/990 | L36.202:F15/991
            L36.202:F15/2 | L37.s:Oc1/2/991 | L37.2:Oc1/2/conversion | T22.19:M54 | T22.19:M54/990 | T22.19/2:P94
            T22.19/2:P94/2 | Y4.F76/2:Af8/12 | Y4.F76/2:Af8/12/rev.
            """;

    private static final String SUDOC_CUTTERS_FIRST = """
            ED 1.1: | ED 1.2: | ED 1.2:IN 8/2 | ED 1.2:IN 8/965 | ED 1.14: | ED 1.115: | HE 20.40: | HE 20.108:
            HE 20.3016: | HE 20.3612/3: | HE 20.3612/3-2: | HE 20.3612/4: | Y 4.J 89/1:AD 65 | Y 4.J 89/1:104/23
            Y 4.J 89/2:C 55/2 | Y 4.J 89/2:98/52 | Y 4.J 89/2:S.HRG.104-374
            """;

    /** The order of signs in the introduction to the UDC tables. */
    private static final String UDC = """
            539.1+541 | 539.1/541 | 539.1 | 539.1 ABC | 539.1:54 | 539.1=111 | 539.1(038) | 539.1"19" | 539.1-3
            539.12 | 54 | 821.111-31 TOL v.2 | 821.111-31 TOL v.10 | 821.2 | 9
            """;

    private static final String OTHER = """
            Acc. 9 | Acc. 10 | Acc. 10 copy 2 | Acc. 100 | Box 3 | Box 20 | Fiction Zola
            """;

    @Test
    void library_of_congress() {
        assertOrder(LC, Scheme.LC, 96);
        assertOrder(LC_WITH_SUFFIXES, Scheme.LC, 7);
        assertOrder(LC_WITH_WORK_LETTERS, Scheme.LC, 7);
    }

    @Test
    void dewey() {
        assertOrder(DEWEY, Scheme.DEWEY, 18);
        assertThat(key("111 I39", Scheme.DEWEY)).isEqualTo(key("111 .I39", Scheme.DEWEY));
    }

    @Test
    void medicine() {
        assertOrder(NLM, Scheme.NLM, 10);
        for (String none : List.of("QA 76 .B2", "QG 4 .A1", "Z 1 .A1", "WXYZ 1 .A1")) {
            assertThat(key(none, Scheme.NLM)).as(none).startsWith("~~");
        }
    }

    @Test
    void government_documents_by_either_custom() {
        assertOrder(SUDOC, Scheme.SUDOC, 15);
        assertOrder(SUDOC_CUTTERS_FIRST, Scheme.SUDOC_CUTTERS_FIRST, 17);
        assertThat(key("Y 10.2: B 85 / 10", Scheme.SUDOC)).isEqualTo(key("Y10.2:B85/10", Scheme.SUDOC));
    }

    @Test
    void a_report_number_is_no_year() {
        assertOrder("I 19.42/4:9 | I 19.42/4:82 | I 19.42/4:983", Scheme.SUDOC, 3);
        assertOrder("A 1.2:B 1/1999 | A 1.2:B 1/2004 | A 1.2:B 1/2 | A 1.2:B 1/3001", Scheme.SUDOC, 4);
    }

    @Test
    void universal_decimal() {
        assertOrder(UDC, Scheme.UDC, 15);
    }

    @Test
    void accession_numbers_count() {
        assertOrder("1999/9 | 1999/10 | 2001/1 | B 7 | B 12", Scheme.ACCESSION, 5);
    }

    @Test
    void a_scheme_is_guessed_from_the_look_of_a_number() {
        assertThat(Scheme.guess("QA76.73.J38 B53 2018")).isEqualTo(Scheme.LC);
        assertThat(Scheme.guess("823.8 DIC")).isEqualTo(Scheme.DEWEY);
        assertThat(Scheme.guess("WA 102.5 B62 2018")).isEqualTo(Scheme.NLM);
        assertThat(Scheme.guess("Y 4.F 76/2:AF 8/12")).isEqualTo(Scheme.SUDOC);
        assertThat(Scheme.guess("Fiction Zola")).isEqualTo(Scheme.OTHER);
    }

    @Test
    void other_schemes_count_as_people_do() {
        assertOrder(OTHER, Scheme.OTHER, 7);
    }

    @Test
    void spelling_does_not_move_a_book() {
        assertThat(key("QA76.73 .J38 B53 2018", Scheme.LC)).isEqualTo(key("qa 76.73.j38 b53  2018", Scheme.LC));
        assertThat(key("808/.042 STR", Scheme.DEWEY)).isEqualTo(key("808.042 str", Scheme.DEWEY));
    }

    @Test
    void a_collection_mark_keeps_its_collection_together_behind_the_others() {
        assertOrder("QA1 .A1 | ZZ9 .Z9 | REF A1 .B2 | REF QA76 .A1 | REF QA761", Scheme.LC, 5);
        assertOrder("000 A | 999 Z | DVD 005 A | DVD 791.43 B | YR DVD 800.1 | YR DVD 900", Scheme.DEWEY, 6);
    }

    @Test
    void what_is_no_call_number_of_its_scheme_sorts_last_but_is_never_lost() {
        assertOrder(
                "A1 .A1 | ZZ9999 .Z9 | REF Z1 | no number yet | not classified 2 | not classified 10", Scheme.LC, 6);
        assertThat(key("", Scheme.LC)).isEqualTo("~~");
        assertThat(key("∑∂", Scheme.OTHER)).isNotNull();
    }

    private static void assertOrder(String list, Scheme scheme, int size) {
        List<String> numbers = Arrays.stream(list.split("[|\n]", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
        assertThat(numbers).hasSize(size);
        var wrong = new ArrayList<String>();
        for (int index = 1; index < numbers.size(); index++) {
            String before = key(numbers.get(index - 1), scheme);
            String after = key(numbers.get(index), scheme);
            if (before.compareTo(after) >= 0) {
                wrong.add(numbers.get(index - 1) + " [" + before + "] >= " + numbers.get(index) + " [" + after + "]");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String key(String text, Scheme scheme) {
        return new CallNumber(text, scheme).shelvingKey();
    }
}
