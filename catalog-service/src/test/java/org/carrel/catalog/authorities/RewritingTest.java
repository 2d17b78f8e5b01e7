package org.carrel.catalog.authorities;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.catalog.authorities.Fields.authority;
import static org.carrel.catalog.authorities.Fields.book;
import static org.carrel.catalog.authorities.Fields.text;

class RewritingTest {

    private static String rewritten(String field, boolean whole, String heading) {
        Controlled controlled = Controlled.of(book("1", field)).getFirst();
        AuthorityDescription said =
                AuthorityDescription.of(authority("a", 'a', heading)).orElseThrow();
        return Rewriting.of(controlled, whole, said).map(Fields::text).orElse("as it was");
    }

    @Test
    void whatever_is_not_the_heading_stays_where_it_is() {
        assertThat(rewritten(
                        "7001 $6880-02$iContainer of (work):$aTwain, Mark,$d1835-,$eauthor,$eillustrator.$4aut$5DLC$0(DLC)n1$1http://x$2naf",
                        true,
                        "1001 $aTwain, Mark,$d1835-1910"))
                .isEqualTo(
                        "7001 $6880-02$iContainer of (work):$aTwain, Mark,$d1835-1910,$eauthor,$eillustrator.$4aut$5DLC$0(DLC)n1$1http://x$2naf");
        assertThat(rewritten("650 7$8 1$aCookery$zFrance$vPeriodicals.$2lcsh$0x", false, "150  $aCooking"))
                .isEqualTo("650 7$8 1$aCooking$zFrance$vPeriodicals.$2lcsh$0x");
        assertThat(rewritten("830 0$aSeries of old ;$x1234-5679 ;$vv. 3$wabc", true, "130 0$aSeries of now"))
                .isEqualTo("830 0$aSeries of now ;$x1234-5679 ;$vv. 3$wabc");
    }

    @Test
    void the_punctuation_of_the_field_stays_behind_its_heading() {
        assertThat(rewritten("1001 $aTwain, Mark.", true, "1001 $aTwain, Mark,$d1835-1910"))
                .isEqualTo("1001 $aTwain, Mark,$d1835-1910.");
        assertThat(rewritten("1001 $aTwain, Mark,$d1835-1910.", true, "1001 $aTwain, Mark,$d1835-"))
                .isEqualTo("1001 $aTwain, Mark,$d1835-");
        assertThat(rewritten("1102 $aNordic Council.", true, "1102 $aNordic Council (1952- )"))
                .isEqualTo("1102 $aNordic Council (1952- )");
    }

    @Test
    void a_main_part_is_replaced_and_the_title_behind_it_kept() {
        assertThat(rewritten(
                        "7001 $aTwain, Mark,$d1835-$tTom Sawyer.$lDanish.", false, "1001 $aTwain, Mark,$d1835-1910."))
                .isEqualTo("7001 $aTwain, Mark,$d1835-1910.$tTom Sawyer.$lDanish.");
        assertThat(rewritten(
                        "60010$aTwain, Mark,$d1835-$tTom Sawyer$vFiction.",
                        false,
                        "1001 $aTwain, Mark,$d1835-1910.$tAdventures"))
                .isEqualTo("60010$aTwain, Mark,$d1835-1910.$tAdventures$vFiction.");
    }

    @Test
    void indicators_follow_where_the_authority_decides_them() {
        assertThat(rewritten("60010$aPlato, A.$xLogic", false, "1000 $aPlato")).isEqualTo("60000$aPlato$xLogic");
        assertThat(rewritten("730 0$aHobbit", true, "130 4$aThe Hobbit")).isEqualTo("73040$aThe Hobbit");
        assertThat(rewritten("830 0$aHobbits", true, "130 4$aThe Hobbits")).isEqualTo("830 4$aThe Hobbits");
        assertThat(rewritten("650 0$aCookery", true, "150  $aCooking")).isEqualTo("650 0$aCooking");
    }

    @Test
    void a_heading_that_is_right_already_or_of_another_kind_is_left_alone() {
        assertThat(rewritten("1001 $aTwain, Mark,$d1835-1910,$eauthor.", true, "1001 $aTwain, Mark,$d1835-1910"))
                .isEqualTo("as it was");
        assertThat(rewritten("1001 $aTwain, Mark", true, "1102 $aTwain Society"))
                .isEqualTo("as it was");
    }

    @Test
    void a_field_is_written_as_it_is_read() {
        String field = "7001 $aTwain, Mark,$d1835-1910$tTom";
        assertThat(text(Fields.field(field))).isEqualTo(field);
    }
}
