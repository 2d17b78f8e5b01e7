package org.carrel.circulation.findings;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SeveritiesTest {

    private static Severities of(FindingCode code, Severity severity) {
        return new Severities(Map.of(code, severity));
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void a_code_may_be_what_it_usually_is_and_never_milder_than_its_limit(FindingCode code) {
        assertThat(code.mayBe(code.severity())).isTrue();
        for (Severity severity : Severity.values()) {
            if (severity.milderThan(code.mildest())) {
                assertThat(code.mayBe(severity)).as("%s", severity).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void what_cannot_be_done_cannot_be_mapped_and_everything_else_may_be_refused(FindingCode code) {
        for (Severity severity : EnumSet.complementOf(EnumSet.of(Severity.REFUSE))) {
            assertThat(code.fixed() && code.mayBe(severity)).as("%s", severity).isFalse();
        }
        assertThat(code.mayBe(Severity.REFUSE)).isTrue();
    }

    @Test
    void severities_beyond_the_limits_cannot_be_expressed() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(FindingCode.ON_LOAN_TO_ANOTHER, Severity.OVERRIDE));
        assertThatIllegalArgumentException().isThrownBy(() -> of(FindingCode.PATRON_BLOCKED, Severity.CONFIRM));
        assertThatIllegalArgumentException().isThrownBy(() -> of(FindingCode.LOAN_LIMIT_REACHED, Severity.INFORM));
    }

    @Test
    void the_nearer_place_has_the_last_word() {
        Severities consortium = new Severities(
                Map.of(FindingCode.LOAN_LIMIT_REACHED, Severity.REFUSE, FindingCode.ITEM_RESTRICTED, Severity.CONFIRM));
        Severities branch = of(FindingCode.LOAN_LIMIT_REACHED, Severity.CONFIRM);
        assertThat(Severities.USUAL.butFor(consortium).butFor(branch))
                .isEqualTo(new Severities(Map.of(
                        FindingCode.LOAN_LIMIT_REACHED,
                        Severity.CONFIRM,
                        FindingCode.ITEM_RESTRICTED,
                        Severity.CONFIRM)));
    }

    @Test
    void a_refusal_made_by_the_library_cannot_be_set_aside_and_a_code_made_milder_is_only_told() {
        Findings refused =
                new Findings(Set.of(FindingCode.PATRON_EXPIRED), of(FindingCode.PATRON_EXPIRED, Severity.REFUSE));
        refused.add(FindingCode.PATRON_EXPIRED);
        assertThat(refused.stand()).isTrue();

        Findings told = new Findings(Set.of(), of(FindingCode.PATRON_EXPIRED, Severity.INFORM));
        told.add(FindingCode.PATRON_EXPIRED);
        assertThat(told.stand()).isFalse();
        assertThat(told.all())
                .containsExactly(new Finding(FindingCode.PATRON_EXPIRED, Severity.INFORM, Map.of(), null, false));
    }

    @Test
    void an_override_sets_aside_exactly_the_code_it_names() {
        for (FindingCode named : FindingCode.values()) {
            Findings findings = new Findings(Set.of(named));
            for (FindingCode code : FindingCode.values()) {
                findings.add(code);
            }
            assertThat(findings.all()).filteredOn(Finding::overridden).allMatch(finding -> finding.code() == named);
        }
    }
}
