package org.carrel.catalog.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.catalog.marc.MarcField;
import org.carrel.catalog.marc.MarcRecord;
import org.carrel.catalog.marc.SampleRecords;
import org.carrel.catalog.marc.Subfield;
import org.carrel.catalog.records.RecordKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ValidationTest {

    private static final String LEADER = "00000nam a2200000 i 4500";
    private static final String FIXED = "260101s2025    dk a   j      000 1 dan d";

    private static MarcField field(String tag, String indicators, String... subfields) {
        return new MarcField.Data(
                tag,
                indicators.charAt(0),
                indicators.charAt(1),
                Arrays.stream(subfields)
                        .map(text -> new Subfield(text.charAt(0), text.substring(1)))
                        .toList());
    }

    /** A record that keeps all rules. */
    private static List<MarcField> sound() {
        return new ArrayList<>(List.of(
                new MarcField.Control("001", "1"),
                new MarcField.Control("008", FIXED),
                field("020", "  ", "a9780471442509", "q(paper)"),
                field("100", "1 ", "aAndersen, H. C."),
                field("245", "12", "aA tale /", "cH. C. Andersen."),
                field("650", " 0", "aTales", "zDenmark", "zOdense")));
    }

    private static List<Finding> findings(MarcRecord record, LocalRule... local) {
        return Validation.of(record, new Rules(Marc21.rules(), List.of(local)));
    }

    private static List<Finding> findings(UnaryOperator<List<MarcField>> change) {
        return findings(new MarcRecord(LEADER, change.apply(sound())));
    }

    private static List<Finding> with(MarcField... more) {
        return findings(fields -> {
            fields.addAll(List.of(more));
            return fields;
        });
    }

    private static List<Finding> fixed(String value) {
        return findings(fields -> {
            fields.set(1, new MarcField.Control("008", value));
            return fields;
        });
    }

    private static LocalRule rule(String name, String tag, @Nullable Character subfield, LocalRule.Check check) {
        return new LocalRule(
                new UUID(0, name.hashCode()),
                1,
                new LocalRule.Statement(
                        name,
                        RecordKind.BIBLIOGRAPHIC,
                        Severity.INFO,
                        new LocalRule.Place(tag, subfield),
                        check,
                        "The house wants it."));
    }

    @Test
    void a_sound_record_breaks_no_rule() {
        assertThat(with()).isEmpty();
    }

    @Test
    void what_every_record_has_is_missed() {
        assertThat(findings(fields -> fields.stream()
                        .filter(field -> !field.tag().equals("008"))
                        .toList()))
                .containsExactly(new Finding(
                        "field-missing",
                        Severity.ERROR,
                        "008",
                        0,
                        null,
                        "Field 008 (Fixed-length data elements) is missing; every bibliographic record has one."));
    }

    @Test
    void what_may_stand_once_stands_once() {
        assertThat(with(field("245", "10", "aAnother")))
                .extracting(Finding::rule, Finding::severity, Finding::tag, Finding::occurrence)
                .containsExactly(tuple("field-repeated", Severity.ERROR, "245", 2));
        assertThat(with(field("110", "2 ", "aA body")))
                .extracting(Finding::rule)
                .containsExactly("main-entry-repeated");
        assertThat(with(field("264", " 1", "aOdense", "aCopenhagen", "c2025"))).isEmpty();
        assertThat(with(field("300", "  ", "a10 p.", "bill.", "bcol.")))
                .extracting(Finding::rule, Finding::subfield)
                .containsExactly(tuple("subfield-repeated", "b"));
    }

    @Test
    void what_marc_does_not_know_is_told_but_the_librarys_own_is_not() {
        assertThat(with(field("777", "x ", "tHost", "\u00e5what")))
                .extracting(Finding::rule)
                .containsExactly("indicator-undefined", "subfield-undefined");
        assertThat(with(field("444", "  ", "aWhat"))).extracting(Finding::rule).containsExactly("field-undefined");
        assertThat(with(field("590", "xy", "?what"), field("952", "  ", "aItem"), field("500", "  ", "aNote", "9own")))
                .isEmpty();
        assertThat(with(field("500", "1 ", "aNote")))
                .extracting(Finding::message)
                .containsExactly("Indicator 1 of 500 (General note) is '1'; it may be #.");
    }

    @Test
    void coded_positions_hold_the_codes_of_the_material() {
        assertThat(fixed(FIXED.substring(0, 39))).extracting(Finding::rule).containsExactly("length-wrong");
        assertThat(fixed(FIXED.replace(" j      000", " @      000")))
                .extracting(Finding::message)
                .containsExactly("008 position 22 (Target audience) is '@'; it may be # a b c d e f g j.");
        assertThat(fixed("||||||||||||||||||||||||||||||||||||||||"))
                .extracting(Finding::message)
                .containsExactly("008 position 0-5 (Date entered on file) is '||||||'; it may be [date].");
        var map = new MarcRecord("00000nem a2200000 i 4500", sound());
        assertThat(findings(map))
                .extracting(Finding::message)
                .contains("008 position 25 (Type of cartographic material) is '#'; it may be a b c d e f g u z.");
        assertThat(findings(new MarcRecord("00000n!m a2200000 i 4500", sound())))
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("record-type-undefined", Severity.ERROR));
        assertThat(with(new MarcField.Control("006", "m        d        ")))
                .extracting(Finding::rule)
                .isEmpty();
        assertThat(with(new MarcField.Control("006", "m        !        ")))
                .extracting(Finding::message)
                .containsExactly("006 position 9 (Type of computer file) is '!'; it may be a b c d e f g h i j m u z.");
        assertThat(with(new MarcField.Control("007", "vd cvaizq"))).isEmpty();
        assertThat(with(new MarcField.Control("007", "vd")))
                .extracting(Finding::rule)
                .containsExactly("length-wrong");
    }

    @Test
    void numbers_have_their_check_digits() {
        assertThat(with(field("020", "  ", "a9780471442508"), field("020", "  ", "z9780471442508")))
                .extracting(Finding::rule, Finding::occurrence)
                .containsExactly(tuple("isbn-wrong", 2));
        assertThat(with(field("022", "  ", "a0317-8471"), field("022", "  ", "a0317-8472")))
                .extracting(Finding::rule, Finding::occurrence)
                .containsExactly(tuple("issn-wrong", 2));
    }

    @Test
    void an_empty_field_and_a_link_to_nowhere_are_told() {
        assertThat(with(field("500", "  ", "a "))).extracting(Finding::rule).containsExactly("field-empty");
        assertThat(with(field("880", "10", "aTitle"))).extracting(Finding::rule).containsExactly("linkage-missing");
        assertThat(with(field("880", "10", "6245-01", "aTitle"))).isEmpty();
        assertThat(findings(fields -> {
                    fields.set(4, field("245", "19", "aIt"));
                    return fields;
                }))
                .extracting(Finding::rule)
                .containsExactly("non-filing-too-many");
    }

    @Test
    void the_library_adds_rules_of_its_own() {
        var record = new MarcRecord(LEADER, sound());
        var required = rule("summary", "520", 'a', new LocalRule.Check.Required());
        assertThat(findings(record, required))
                .containsExactly(new Finding("local:summary", Severity.INFO, "520", 0, "a", "The house wants it."));
        assertThat(findings(record, rule("no-subjects", "6XX", null, new LocalRule.Check.Forbidden())))
                .extracting(Finding::tag)
                .containsExactly("650");
        assertThat(findings(record, rule("capital", "650", 'z', LocalRule.Check.Matches.of("D.*"))))
                .extracting(Finding::rule, Finding::occurrence)
                .containsExactly(tuple("local:capital", 1));
        assertThat(findings(record, rule("rda", "LDR", null, LocalRule.Check.Matches.of(".{18}i.*"))))
                .isEmpty();
        assertThat(findings(new MarcRecord("00000nz  a2200000n  4500", sound()), required))
                .isEmpty();
        assertThatThrownBy(() -> new LocalRule.Place("65", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_expression_that_would_take_for_ever_is_given_up() {
        var hopeless = rule("hopeless", "500", 'a', LocalRule.Check.Matches.of("(a+)+b"));
        List<MarcField> fields = sound();
        fields.add(field("500", "  ", "a" + "a".repeat(5_000)));
        List<Finding> found = assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> findings(new MarcRecord(LEADER, fields), hopeless));
        assertThat(found).extracting(Finding::rule).containsExactly("local:hopeless");
    }

    @Test
    void real_records_can_be_judged_and_good_ones_have_few_errors() {
        for (byte[] file : SampleRecords.all()) {
            for (MarcRecord record : SampleRecords.wholeRecords(file)) {
                assertThat(findings(record)).allSatisfy(finding -> assertThat(finding.message())
                        .doesNotContain("{tag}", "{name}", "{value}", "{allowed}", "{at}", "{code}"));
            }
        }
        List<Finding> errors = SampleRecords.records(SampleRecords.exemplars()).stream()
                .flatMap(record -> findings(record).stream())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertThat(errors).isEmpty();
    }

    @Test
    void the_tables_know_what_everybody_knows() {
        Marc21 rules = Marc21.rules();
        assertThat(rules.fields()).hasSizeGreaterThan(200);
        assertThat(rules.fields().stream().filter(FieldRule::mandatory).map(FieldRule::tag))
                .containsExactly("008", "245");
        assertThat(rules.field("245").orElseThrow().subfields())
                .containsEntry('a', false)
                .containsEntry('n', true);
        assertThat(rules.field("700").orElseThrow().repeatable()).isTrue();
        assertThat(rules.field("100").orElseThrow().repeatable()).isFalse();
        assertThat(rules.lengths("007/v")).containsExactly(9);
    }

    @Test
    void codes_of_places_and_languages_have_to_be_in_their_lists() {
        assertThat(fixed("260101s2025    qqqa   j      000 1 qqq d"))
                .extracting(Finding::rule, Finding::tag, Finding::message)
                .containsExactly(
                        tuple(
                                "code-not-listed",
                                "008",
                                "008 (Place of publication): 'qqq' is not in the MARC code list for countries."),
                        tuple(
                                "code-not-listed",
                                "008",
                                "008 (Language): 'qqq' is not in the MARC code list for languages."));
        assertThat(fixed("260101s2025    |||a   j      000 1 ||| d")).isEmpty();
        assertThat(with(field("041", "1 ", "aengqqqger", "hfre")))
                .extracting(Finding::rule, Finding::subfield)
                .containsExactly(tuple("code-not-listed", "a"));
        assertThat(with(field("041", " 7", "aqqq", "2iso639-3"))).isEmpty();
        assertThat(with(field("043", "  ", "ae-dk---", "aq-qq---")))
                .extracting(Finding::message)
                .containsExactly(
                        "043 (Geographic area code): 'q-qq---' is not in the MARC code list for geographic areas.");
        assertThat(with(field("044", "  ", "adk", "aqq")))
                .extracting(Finding::rule)
                .containsExactly("code-not-listed");
        assertThat(with(
                        field("700", "1 ", "aSmith, John", "4edt", "4http://id.loc.gov/vocabulary/relators/trl"),
                        field("700", "1 ", "aJones, Ann", "4http://rdaregistry.info/Elements/w/P10065", "4qqq")))
                .extracting(Finding::rule, Finding::occurrence, Finding::subfield)
                .containsExactly(tuple("code-not-listed", 2, "4"));
    }

    @Test
    void an_obsolete_code_is_a_warning_that_names_its_successor() {
        assertThat(fixed("260101s1985    us a   j      000 1 scr d"))
                .extracting(Finding::rule, Finding::severity, Finding::message)
                .containsExactly(
                        tuple(
                                "code-obsolete",
                                Severity.WARNING,
                                "008 (Place of publication): 'us' is an obsolete code of the MARC code list for countries. Use 'xxu'."),
                        tuple(
                                "code-obsolete",
                                Severity.WARNING,
                                "008 (Language): 'scr' is an obsolete code of the MARC code list for languages. Use 'hrv'."));
        assertThat(with(field("043", "  ", "ae-ur-ru")))
                .extracting(Finding::rule)
                .containsExactly("code-obsolete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aj canzn",
                "cr mna---uuuuu",
                "cr |||",
                "dc cen",
                "fb a nnnnn",
                "gs cj  jc",
                "hd afb024bbca",
                "kh co ",
                "mr caaafsnaopcnac202401",
                "ou",
                "qu",
                "ru cc7dcaaa",
                "sd fsngnnmmned",
                "ta",
                "vd cvaizq",
                "zm"
            })
    void a_sound_007_of_any_category_is_found_no_fault_with(String value) {
        assertThat(with(new MarcField.Control("007", value))).isEmpty();
    }

    @Test
    void every_coded_position_of_every_007_is_checked() {
        var categories = List.of(
                "aj canzn",
                "cr mna---uuuuu",
                "dc cen",
                "fb a nnnnn",
                "gs cj  jc",
                "hd afb024bbca",
                "kh co ",
                "mr caaafsnaopcnac202401",
                "ou",
                "qu",
                "ru cc7dcaaa",
                "sd fsngnnmmned",
                "ta",
                "vd cvaizq",
                "zm");
        for (String sound : categories) {
            List<PositionRule> rules = Marc21.rules().positions("007/" + sound.charAt(0));
            assertThat(rules).as(sound).isNotEmpty();
            for (PositionRule rule : rules) {
                String broken = sound.substring(0, rule.from())
                        + "~".repeat(rule.to() - rule.from())
                        + sound.substring(rule.to());
                assertThat(with(new MarcField.Control("007", broken)))
                        .as(broken)
                        .extracting(Finding::rule)
                        .containsExactly("code-undefined");
            }
        }
        assertThat(with(new MarcField.Control("007", "x|")))
                .extracting(Finding::message)
                .containsExactly(
                        "007 position 0 (Category of material) is 'x'; it may be a c d f g h k m o q r s t v z.");
    }
}
