package org.carrel.catalog.drafts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.drafts.Draft.Act;
import org.carrel.catalog.drafts.Draft.Refusal;
import org.carrel.catalog.drafts.Draft.State;
import org.carrel.catalog.marc.MarcRecord;

import static org.assertj.core.api.Assertions.assertThat;

class DraftTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
    private static final Draft.Proposal PROPOSAL =
            new Draft.Proposal(3, new MarcRecord("00000nam a2200000 i 4500", List.of()), false, "Because");
    private static final Draft WAITING =
            new Draft(new UUID(0, 1), 1, new UUID(0, 2), PROPOSAL, "ann", State.WAITING, null, NOW, NOW);

    private static Optional<Refusal> refusal(Draft draft, Act act, String who) {
        return draft.refusal(act, who, !who.equals("carl"));
    }

    @Test
    void a_waiting_draft_is_reworked_by_its_author_and_reviewed_by_others() {
        assertThat(refusal(WAITING, Act.REWORK, "ann")).isEmpty();
        assertThat(refusal(WAITING, Act.REWORK, "bob")).contains(Refusal.NOT_AUTHOR);
        assertThat(refusal(WAITING, Act.ACCEPT, "bob")).isEmpty();
        assertThat(refusal(WAITING, Act.RETURN, "bob")).isEmpty();
        assertThat(refusal(WAITING, Act.ACCEPT, "ann")).contains(Refusal.OWN_DRAFT);
        assertThat(refusal(WAITING, Act.RETURN, "ann")).contains(Refusal.OWN_DRAFT);
    }

    @Test
    void authors_and_reviewers_give_a_draft_up_and_nobody_else() {
        assertThat(refusal(WAITING, Act.WITHDRAW, "ann")).isEmpty();
        assertThat(refusal(WAITING, Act.WITHDRAW, "bob")).isEmpty();
        assertThat(refusal(WAITING, Act.WITHDRAW, "carl")).contains(Refusal.NOT_AUTHOR);
    }

    @Test
    void a_draft_that_was_sent_back_waits_for_its_author() {
        Draft returned = WAITING.returned("bob", "Look again", NOW);
        assertThat(returned.version()).isEqualTo(2);
        assertThat(returned.review()).isEqualTo(new Draft.Review("bob", "Look again", null));
        assertThat(refusal(returned, Act.ACCEPT, "bob")).contains(Refusal.WITH_ITS_AUTHOR);
        assertThat(refusal(returned, Act.RETURN, "bob")).contains(Refusal.WITH_ITS_AUTHOR);
        Draft again = returned.reworked(PROPOSAL, NOW);
        assertThat(again.state()).isEqualTo(State.WAITING);
        assertThat(again.review()).isEqualTo(returned.review());
        assertThat(refusal(again, Act.ACCEPT, "bob")).isEmpty();
    }

    @Test
    void nothing_more_is_done_with_what_is_accepted_or_given_up() {
        for (Draft closed : List.of(WAITING.accepted("bob", null, 4, NOW), WAITING.withdrawn(NOW))) {
            for (Act act : Act.values()) {
                assertThat(refusal(closed, act, "ann")).contains(Refusal.CLOSED);
                assertThat(refusal(closed, act, "bob")).contains(Refusal.CLOSED);
            }
        }
    }
}
