package org.carrel.circulation.loans;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.carrel.circulation.findings.FindingCode;
import org.carrel.circulation.findings.Findings;
import org.carrel.circulation.findings.Severities;
import org.carrel.circulation.findings.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class NextStepTest {

    static Stream<Arguments> steps() {
        return Stream.of(
                Arguments.of(List.of(), NextStep.HAND_OVER),
                Arguments.of(List.of(FindingCode.HAS_OVERDUE_LOANS), NextStep.HAND_OVER),
                Arguments.of(List.of(FindingCode.HAS_COPY_OF_TITLE), NextStep.CONFIRM),
                Arguments.of(List.of(FindingCode.HAS_COPY_OF_TITLE, FindingCode.PATRON_EXPIRED), NextStep.OVERRIDE),
                Arguments.of(List.of(FindingCode.PATRON_EXPIRED, FindingCode.PATRON_INACTIVE), NextStep.SET_ASIDE),
                Arguments.of(List.of(FindingCode.PATRON_EXPIRED, FindingCode.ON_LOAN_TO_PATRON), NextStep.RENEW),
                Arguments.of(List.of(FindingCode.ON_LOAN_TO_ANOTHER), NextStep.CHECK_IN_FIRST),
                Arguments.of(List.of(FindingCode.ITEM_LOST), NextStep.CHECK_IN_FIRST),
                Arguments.of(List.of(FindingCode.ITEM_NOT_FOUND), NextStep.ADD_ITEM),
                Arguments.of(List.of(FindingCode.PATRON_NOT_FOUND, FindingCode.ITEM_NOT_FOUND), NextStep.FIND_PATRON));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("steps")
    void what_was_found_tells_what_to_do(List<FindingCode> codes, NextStep step) {
        Findings findings = new Findings(Set.of());
        codes.forEach(findings::add);
        assertThat(NextStep.after(findings.all())).isEqualTo(step);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void what_was_set_aside_is_no_longer_in_the_way(List<FindingCode> codes, NextStep step) {
        Findings findings = new Findings(Set.copyOf(codes));
        codes.forEach(findings::add);
        assertThat(NextStep.after(findings.all()) == NextStep.HAND_OVER)
                .isEqualTo(codes.stream().noneMatch(FindingCode::fixed));
    }

    @Test
    void what_the_library_refuses_leads_nowhere() {
        Findings findings = new Findings(Set.of(), new Severities(Map.of(FindingCode.PATRON_EXPIRED, Severity.REFUSE)));
        findings.add(FindingCode.PATRON_EXPIRED);
        assertThat(NextStep.after(findings.all())).isEqualTo(NextStep.SET_ASIDE);
    }
}
