package org.carrel.circulation.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.requests.Targeting.Branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carrel.circulation.loans.AtTheDesk.NOW;
import static org.carrel.circulation.loans.AtTheDesk.item;

class TargetingTest {
    private static final UUID NEAR = new UUID(5, 1);
    private static final UUID FAR = new UUID(5, 2);

    private static Item at(long number, UUID branch) {
        return item(number, branch, false, Set.of());
    }

    private static Map<UUID, Branch> branches(Branch... branches) {
        Map<UUID, Branch> byId = new HashMap<>();
        for (Branch branch : branches) {
            byId.put(branch.id(), branch);
        }
        return byId;
    }

    @Test
    void the_nearest_open_branch_is_asked_first() {
        Item near = at(9, NEAR);
        Item far = at(1, FAR);
        assertThat(Targeting.choose(
                        List.of(far, near),
                        Set.of(),
                        branches(new Branch(NEAR, 0, true, NOW), new Branch(FAR, 2, true, null))))
                .contains(near);
        assertThat(Targeting.choose(
                        List.of(far, near),
                        Set.of(),
                        branches(new Branch(NEAR, 0, false, null), new Branch(FAR, 2, true, NOW))))
                .contains(far);
    }

    @Test
    void a_closed_branch_is_asked_if_there_is_no_other() {
        Item near = at(9, NEAR);
        assertThat(Targeting.choose(List.of(near), Set.of(), branches(new Branch(NEAR, 0, false, null))))
                .contains(near);
        assertThat(Targeting.choose(List.of(near), Set.of(), Map.of())).contains(near);
    }

    @Test
    void the_work_goes_round_among_branches_that_are_as_near() {
        List<UUID> ids = List.of(new UUID(6, 1), new UUID(6, 2), new UUID(6, 3), new UUID(6, 4));
        List<Item> copies = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            copies.add(at(100L - i, ids.get(i)));
        }
        Map<UUID, Instant> asked = new HashMap<>();
        Map<UUID, Integer> count = new HashMap<>();
        for (int request = 0; request < 40; request++) {
            Map<UUID, Branch> seen = new HashMap<>();
            ids.forEach(id -> seen.put(id, new Branch(id, 1, true, asked.get(id))));
            UUID branch = Targeting.choose(copies, Set.of(), seen)
                    .orElseThrow()
                    .shelf()
                    .branchId();
            asked.put(branch, NOW.plusSeconds(request));
            count.merge(branch, 1, Integer::sum);
        }
        assertThat(count.values()).hasSize(4).containsOnly(10);
    }

    /**
     * Whatever there is to choose from: nothing tried, nothing open left aside for something closed, nothing nearer.
     */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 5, 20261125})
    void no_choice_is_worse_than_another(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<UUID, Branch> branches = new HashMap<>();
            List<Item> copies = new ArrayList<>();
            Set<UUID> tried = new HashSet<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                UUID branch = new UUID(5, random.nextInt(4));
                branches.computeIfAbsent(
                        branch,
                        id -> new Branch(
                                id,
                                random.nextInt(3),
                                random.nextBoolean(),
                                random.nextBoolean() ? null : NOW.minusSeconds(random.nextInt(1000))));
                Item copy = at(i, branch);
                copies.add(copy);
                if (random.nextInt(3) == 0) {
                    tried.add(copy.id());
                }
            }
            Optional<Item> chosen = Targeting.choose(copies, tried, branches);
            List<Item> untried =
                    copies.stream().filter(copy -> !tried.contains(copy.id())).toList();
            assertThat(chosen.isPresent()).as("seed %d", seed).isEqualTo(!untried.isEmpty());
            chosen.ifPresent(copy -> {
                Branch its = Objects.requireNonNull(branches.get(copy.shelf().branchId()));
                assertThat(tried).doesNotContain(copy.id());
                assertThat(untried).as("seed %d", seed).noneSatisfy(other -> {
                    Branch that =
                            Objects.requireNonNull(branches.get(other.shelf().branchId()));
                    boolean opener = that.open() && !its.open();
                    boolean nearer = that.open() == its.open() && that.distance() < its.distance();
                    assertThat(opener || nearer).isTrue();
                });
            });
        }
    }
}
