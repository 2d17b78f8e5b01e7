package org.carrel.notification.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.carrel.notification.mail.Reply;
import org.carrel.notification.preferences.Channel;
import org.carrel.notification.preferences.Choice;
import org.carrel.notification.preferences.Preferences;
import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoticeDecisionsTest {

    private static final Instant NOW = Instant.parse("2027-02-01T09:00:00Z");
    private static final Instant KEPT_UNTIL = NOW.plus(Duration.ofHours(3));
    private static final NoticeId ID = new NoticeId(new UUID(0, 1));
    private static final Subject REQUEST = new Subject(Subject.Kind.REQUEST, new UUID(0, 2));
    private static final Preferences DEFAULTS = new Preferences(0, List.of(), Set.of());

    @Test
    void what_is_wanted_is_planned_at_once() {
        assertThat(plan(NoticeKind.REQUEST_READY, DEFAULTS, NOW))
                .isEqualTo(new Plan.Planned(new Notice(
                        ID, 1, about(NoticeKind.REQUEST_READY), Channel.EMAIL, NoticeState.PENDING, 0, null, NOW)));
    }

    @Test
    void what_a_patron_refused_is_withheld_and_kept_to_see_why() {
        var refused = new Preferences(1, List.of(new Choice(NoticeKind.REQUEST_READY, Channel.EMAIL, false)), Set.of());
        assertThat(plan(NoticeKind.REQUEST_READY, refused, NOW))
                .isEqualTo(new Plan.Planned(new Notice(
                        ID,
                        1,
                        about(NoticeKind.REQUEST_READY),
                        Channel.EMAIL,
                        NoticeState.SUPPRESSED,
                        0,
                        "refused-by-patron",
                        null)));
    }

    @Test
    void what_a_patron_never_asked_for_leaves_no_trace() {
        assertThat(plan(NoticeKind.CHECK_OUT_RECEIPT, DEFAULTS, NOW)).isEqualTo(new Plan.NotWanted());
    }

    @Test
    void what_comes_too_late_is_never_sent() {
        assertThat(plan(NoticeKind.REQUEST_READY, DEFAULTS, KEPT_UNTIL))
                .isInstanceOfSatisfying(Plan.Planned.class, planned -> {
                    assertThat(planned.notice().state()).isEqualTo(NoticeState.CANCELLED);
                    assertThat(planned.notice().reason()).isEqualTo("moment-passed");
                });
        assertThat(plan(NoticeKind.REQUEST_READY, DEFAULTS, KEPT_UNTIL.minusNanos(1)))
                .isInstanceOfSatisfying(
                        Plan.Planned.class,
                        planned -> assertThat(planned.notice().state()).isEqualTo(NoticeState.PENDING));
    }

    @Test
    void a_notice_holds_only_while_its_item_waits_as_long_as_it_tells() {
        assertThat(recheck(standing(Standing.Status.AWAITING_PICKUP, KEPT_UNTIL), NOW))
                .isEqualTo(new Recheck.Holds());
        assertThat(recheck(null, NOW)).isEqualTo(new Recheck.Holds());
        assertThat(recheck(standing(Standing.Status.ENDED, null), NOW))
                .isEqualTo(new Recheck.NoLonger("no-longer-waiting"));
        assertThat(recheck(standing(Standing.Status.OPEN, null), NOW))
                .isEqualTo(new Recheck.NoLonger("no-longer-waiting"));
        assertThat(recheck(standing(Standing.Status.AWAITING_PICKUP, KEPT_UNTIL.plusSeconds(1)), NOW))
                .isEqualTo(new Recheck.NoLonger("date-changed"));
        assertThat(recheck(standing(Standing.Status.AWAITING_PICKUP, KEPT_UNTIL), KEPT_UNTIL))
                .isEqualTo(new Recheck.NoLonger("moment-passed"));
    }

    @Test
    void a_receipt_holds_while_the_loan_is_open_and_due_on_the_day_it_tells() {
        var receipt = about(NoticeKind.CHECK_OUT_RECEIPT);
        assertThat(Recheck.of(receipt, standing(Standing.Status.OPEN, KEPT_UNTIL), NOW))
                .isEqualTo(new Recheck.Holds());
        assertThat(Recheck.of(receipt, standing(Standing.Status.ENDED, null), NOW))
                .isEqualTo(new Recheck.NoLonger("loan-over"));
        assertThat(Recheck.of(receipt, standing(Standing.Status.OPEN, NOW), NOW))
                .isEqualTo(new Recheck.NoLonger("date-changed"));
    }

    @Test
    void a_confirmation_holds_until_the_interlibrary_request_is_over_and_an_end_is_always_true() {
        assertThat(Recheck.of(about(NoticeKind.ILL_REQUEST_RECEIVED), standing(Standing.Status.ENDED, null), NOW))
                .isEqualTo(new Recheck.NoLonger("request-over"));
        assertThat(Recheck.of(about(NoticeKind.REQUEST_EXPIRED), standing(Standing.Status.ENDED, null), NOW))
                .isEqualTo(new Recheck.Holds());
    }

    @Test
    void pauses_grow_and_end_when_the_notice_is_of_no_use_any_more() {
        assertThat(putOff(1)).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(putOff(2)).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(putOff(3)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(putOff(4)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(putOff(50)).isEqualTo(NOW.plus(Duration.ofHours(1)));
        var late = Settlement.decide(
                sending(4), new Sending.NotNow("mail-server-unreachable", null), KEPT_UNTIL.minusSeconds(60));
        assertThat(late.state()).isEqualTo(NoticeState.FAILED);
        assertThat(late.reason()).isEqualTo("gave-up");
        assertThat(late.nextAttemptAt()).isNull();
    }

    @Test
    void an_attempt_settles_a_notice_as_it_went() {
        var accepted = Settlement.decide(sending(1), new Sending.Accepted(new Language("da"), 0), NOW);
        assertThat(accepted)
                .isEqualTo(new Notice(
                        ID, 3, about(NoticeKind.REQUEST_READY), Channel.EMAIL, NoticeState.DELIVERED, 1, null, null));
        var never = Settlement.decide(sending(1), new Sending.Never("no-address", new Reply(550, "5.1.1")), NOW);
        assertThat(never.state()).isEqualTo(NoticeState.FAILED);
        assertThat(never.reason()).isEqualTo("no-address");
        var withheld =
                Settlement.decide(sending(1), new Sending.Withheld(NoticeState.SUPPRESSED, "refused-by-patron"), NOW);
        assertThat(withheld.state()).isEqualTo(NoticeState.SUPPRESSED);
    }

    @Test
    void a_notice_whose_sender_died_is_sent_again_under_its_old_name() {
        var again = sending(1).abandoned(NOW);
        assertThat(again.state()).isEqualTo(NoticeState.PENDING);
        assertThat(again.nextAttemptAt()).isEqualTo(NOW);
        assertThat(again.id().messageId("library.example"))
                .isEqualTo("<notice.00000000-0000-0000-0000-000000000001@library.example>");
        assertThatThrownBy(() -> again.abandoned(NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void staff_send_again_what_left_or_failed_and_nothing_else() {
        var newId = new NoticeId(new UUID(0, 9));
        assertThat(Resend.decide(in(NoticeState.DELIVERED), newId, NOW))
                .isEqualTo(new Resend.Again(new Notice(
                        newId, 1, about(NoticeKind.REQUEST_READY), Channel.EMAIL, NoticeState.PENDING, 0, null, NOW)));
        assertThat(Resend.decide(in(NoticeState.FAILED), newId, NOW)).isInstanceOf(Resend.Again.class);
        assertThat(Resend.decide(in(NoticeState.FAILED), newId, KEPT_UNTIL))
                .isEqualTo(new Resend.Refused("moment-passed"));
        assertThat(Resend.decide(in(NoticeState.PENDING), newId, NOW))
                .isEqualTo(new Resend.Refused("still-being-sent"));
        assertThat(Resend.decide(in(NoticeState.SENDING), newId, NOW))
                .isEqualTo(new Resend.Refused("still-being-sent"));
        assertThat(Resend.decide(in(NoticeState.CANCELLED), newId, NOW))
                .isEqualTo(new Resend.Refused("no-longer-true"));
        assertThat(Resend.decide(in(NoticeState.SUPPRESSED), newId, NOW))
                .isEqualTo(new Resend.Refused("refused-by-patron"));
    }

    private static Plan plan(NoticeKind kind, Preferences preferences, Instant now) {
        return Plan.decide(ID, about(kind), Channel.EMAIL, preferences, now);
    }

    private static Recheck recheck(@Nullable Standing standing, Instant now) {
        return Recheck.of(about(NoticeKind.REQUEST_READY), standing, now);
    }

    private static @Nullable Instant putOff(int attempts) {
        var far = new Occurrence(
                NoticeKind.REQUEST_READY,
                new UUID(0, 4),
                REQUEST,
                new Facts(null, null, null, null, null, null, null),
                NOW.plus(Duration.ofDays(9)));
        var notice = new Notice(ID, 2, far, Channel.EMAIL, NoticeState.SENDING, attempts, null, null);
        return Settlement.decide(notice, new Sending.NotNow("put-off-by-mail-server", new Reply(451, null)), NOW)
                .nextAttemptAt();
    }

    private static Notice sending(int attempts) {
        return new Notice(
                ID, 2, about(NoticeKind.REQUEST_READY), Channel.EMAIL, NoticeState.SENDING, attempts, null, null);
    }

    private static Notice in(NoticeState state) {
        return new Notice(ID, 2, about(NoticeKind.REQUEST_READY), Channel.EMAIL, state, 1, null, null);
    }

    private static Occurrence about(NoticeKind kind) {
        return new Occurrence(
                kind, new UUID(0, 4), REQUEST, new Facts(null, null, null, null, null, KEPT_UNTIL, null), KEPT_UNTIL);
    }

    private static Standing standing(Standing.Status status, @Nullable Instant until) {
        return new Standing(REQUEST, 3, status, until, null);
    }
}
