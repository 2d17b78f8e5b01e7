package org.carrel.ill.requests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestMachineTest {

    private static final RequestMachine MACHINE = RequestMachine.requester();

    @Test
    void an_ordinary_loan_goes_from_new_to_completed() {
        var state = RequestState.NEW;
        state = next(state, Action.VALIDATE, Outcome.ACCEPTED);
        for (var action : new Action[] {
            Action.SEND,
            Action.EXPECT_TO_SUPPLY,
            Action.WILL_SUPPLY,
            Action.SHIP,
            Action.RECEIVE,
            Action.CHECK_OUT,
            Action.CHECK_IN,
            Action.SHIP_RETURN,
            Action.COMPLETE_LOAN
        }) {
            state = next(state, action, Outcome.DONE);
        }
        assertThat(state).isEqualTo(RequestState.COMPLETED);
    }

    @Test
    void a_copy_is_completed_by_its_delivery_and_is_never_received_or_returned() {
        assertThat(MACHINE.next(RequestState.SENT, Action.COMPLETE_COPY, Outcome.DONE, ServiceType.COPY))
                .contains(RequestState.COMPLETED);
        assertThat(MACHINE.next(RequestState.SENT, Action.SHIP, Outcome.DONE, ServiceType.COPY))
                .isEmpty();
        assertThat(MACHINE.next(RequestState.SENT, Action.COMPLETE_COPY, Outcome.DONE, ServiceType.LOAN))
                .isEmpty();
    }

    @Test
    void a_partner_that_cannot_supply_leaves_the_choice_of_the_next_one_to_staff() {
        assertThat(next(RequestState.SENT, Action.CANNOT_SUPPLY, Outcome.DONE)).isEqualTo(RequestState.END_OF_ROTA);
        assertThat(MACHINE.actions(RequestState.END_OF_ROTA, ServiceType.LOAN))
                .containsExactlyInAnyOrder(Action.SEND, Action.CANCEL, Action.MARK_UNFILLED);
    }

    @Test
    void rejecting_a_condition_frees_the_request_for_another_partner() {
        assertThat(next(RequestState.CONDITION_PENDING, Action.REJECT_CONDITION, Outcome.DONE))
                .isEqualTo(RequestState.RELEASE_PENDING);
        assertThat(next(RequestState.RELEASE_PENDING, Action.AGREE_TO_CANCEL, Outcome.DONE))
                .isEqualTo(RequestState.END_OF_ROTA);
    }

    @Test
    void a_cancelled_request_that_was_shipped_meanwhile_must_still_come_home() {
        assertThat(next(RequestState.CANCEL_PENDING, Action.SHIP, Outcome.DONE)).isEqualTo(RequestState.SHIPPED);
        assertThat(next(RequestState.RECEIVED, Action.SHIP_RETURN, Outcome.DONE))
                .isEqualTo(RequestState.SHIPPED_RETURNED);
    }

    @Test
    void terminal_states_allow_nothing() {
        for (var state : RequestState.values()) {
            for (var type : ServiceType.values()) {
                assertThat(MACHINE.actions(state, type).isEmpty())
                        .as("%s of a %s", state, type)
                        .isEqualTo(state.terminal() || unreachableFor(state, type));
            }
        }
    }

    @Test
    void a_table_with_two_rows_for_one_step_is_rejected() {
        var rows = new ArrayList<>(MACHINE.rows());
        rows.add(new Transition(RequestState.VALIDATED, Action.SEND, Outcome.DONE, RequestState.UNFILLED));
        assertThatThrownBy(() -> new RequestMachine(rows)).hasMessageContaining("two rows for VALIDATED SEND DONE");
    }

    @Test
    void a_table_with_a_dead_end_is_rejected() {
        var rows = new ArrayList<>(MACHINE.rows());
        rows.removeIf(row -> row.from() == RequestState.SHIPPED_RETURNED);
        assertThatThrownBy(() -> new RequestMachine(rows))
                .hasMessageContaining("SHIPPED_RETURNED is a dead end for a LOAN");
    }

    @Test
    void a_table_with_a_state_that_nothing_leads_to_is_rejected() {
        var rows = new ArrayList<>(MACHINE.rows());
        rows.removeIf(row -> row.to() == RequestState.RETRY_PENDING);
        assertThatThrownBy(() -> new RequestMachine(rows)).hasMessageContaining("RETRY_PENDING cannot be reached");
    }

    @Test
    void a_terminal_state_with_a_way_out_is_rejected() {
        var rows = new ArrayList<>(MACHINE.rows());
        rows.add(new Transition(RequestState.CANCELLED, Action.SEND, Outcome.DONE, RequestState.SENT));
        assertThatThrownBy(() -> new RequestMachine(rows))
                .hasMessageContaining("CANCELLED is terminal but has a way out");
    }

    @Test
    void whatever_is_done_in_whatever_order_every_request_can_be_brought_to_an_end() {
        long seed = 18_626;
        var random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            var type = run % 2 == 0 ? ServiceType.LOAN : ServiceType.COPY;
            var state = RequestState.NEW;
            for (int step = 0; step < 30 && !state.terminal(); step++) {
                var here = state;
                var rows = MACHINE.rows().stream()
                        .filter(row -> row.from() == here && row.action().appliesTo(type))
                        .toList();
                assertThat(rows)
                        .as("seed %d, run %d: ways out of %s", seed, run, here)
                        .isNotEmpty();
                state = rows.get(random.nextInt(rows.size())).to();
            }
        }
    }

    @Test
    void the_page_about_the_states_is_what_the_table_says() throws IOException {
        var page = Path.of(System.getProperty("carrel.root"), "docs", "ill-states.md");
        var chart = MachineChart.markdown(MACHINE);
        if (Boolean.getBoolean("carrel.accept")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, chart);
        }
        assertThat(page)
                .as("run this test with -Dcarrel.accept=true after a change of the table")
                .exists();
        assertThat(Files.readString(page)).isEqualTo(chart);
    }

    @Test
    void every_action_has_a_code_that_leads_back_to_it() {
        for (var action : Action.values()) {
            assertThat(Action.ofCode(action.code())).contains(action);
        }
        assertThat(Action.ofCode("SEND")).isEmpty();
    }

    private static boolean unreachableFor(RequestState state, ServiceType type) {
        return type == ServiceType.COPY
                && Set.of(
                                RequestState.SHIPPED,
                                RequestState.RECEIVED,
                                RequestState.CHECKED_OUT,
                                RequestState.RENEWAL_PENDING,
                                RequestState.OVERDUE,
                                RequestState.RECALLED,
                                RequestState.CHECKED_IN,
                                RequestState.SHIPPED_RETURNED,
                                RequestState.LOST)
                        .contains(state);
    }

    private static RequestState next(RequestState from, Action action, Outcome outcome) {
        return MACHINE.next(from, action, outcome, ServiceType.LOAN).orElseThrow();
    }
}
