package org.carrel.notification.preferences;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.carrel.notification.templates.NoticeKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PreferencesTest {

    private static final Choice NO_READY = new Choice(NoticeKind.REQUEST_READY, Channel.EMAIL, false);
    private static final Choice RECEIPTS = new Choice(NoticeKind.CHECK_OUT_RECEIPT, Channel.EMAIL, true);

    @Test
    void without_a_choice_the_default_of_the_kind_holds() {
        var nothing = new Preferences(0, List.of(), Set.of());
        assertThat(nothing.wants(NoticeKind.REQUEST_READY, Channel.EMAIL)).isTrue();
        assertThat(nothing.wants(NoticeKind.CHECK_OUT_RECEIPT, Channel.EMAIL)).isFalse();
        assertThat(nothing.refuses(NoticeKind.CHECK_OUT_RECEIPT, Channel.EMAIL)).isFalse();
    }

    @Test
    void a_choice_wins_over_the_default() {
        var chosen = new Preferences(1, List.of(NO_READY, RECEIPTS), Set.of());
        assertThat(chosen.wants(NoticeKind.REQUEST_READY, Channel.EMAIL)).isFalse();
        assertThat(chosen.refuses(NoticeKind.REQUEST_READY, Channel.EMAIL)).isTrue();
        assertThat(chosen.wants(NoticeKind.CHECK_OUT_RECEIPT, Channel.EMAIL)).isTrue();
    }

    @Test
    void what_is_mandatory_wins_over_a_choice_made_before() {
        var chosen = new Preferences(1, List.of(NO_READY), Set.of(NoticeKind.REQUEST_READY));
        assertThat(chosen.wants(NoticeKind.REQUEST_READY, Channel.EMAIL)).isTrue();
    }

    @Test
    void what_is_mandatory_cannot_be_refused() {
        var present = new Preferences(4, List.of(), Set.of(NoticeKind.REQUEST_READY));
        assertThat(present.decide(List.of(NO_READY, RECEIPTS)))
                .isEqualTo(new Preferences.Mandatory(List.of(NoticeKind.REQUEST_READY)));
        assertThat(present.decide(List.of(RECEIPTS)))
                .isEqualTo(new Preferences.Changed(
                        new Preferences(5, List.of(RECEIPTS), Set.of(NoticeKind.REQUEST_READY))));
    }

    @Test
    void one_kind_and_channel_is_decided_once() {
        var again = new Choice(NoticeKind.REQUEST_READY, Channel.EMAIL, true);
        assertThatThrownBy(() -> new Preferences(1, List.of(NO_READY, again), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
