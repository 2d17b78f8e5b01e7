package org.carrel.patron.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.carrel.patron.access.Granting.Objection.AllBranchesNotCovered;
import org.carrel.patron.access.Granting.Objection.BranchNotCovered;
import org.carrel.patron.access.Granting.Objection.PermissionNotHeld;
import org.carrel.platform.security.BranchScope;
import org.carrel.platform.security.Permissions;

import static org.assertj.core.api.Assertions.assertThat;

class GrantingTest {

    private static final UUID MAIN = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID NORTH = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final BranchScope EVERYWHERE = new BranchScope.Everywhere();

    private static Authority at(UUID branch, String... permissions) {
        return new Authority(Set.of(permissions), new BranchScope.Branches(Set.of(branch)));
    }

    private static Authority everywhere(String... permissions) {
        return new Authority(Set.of(permissions), EVERYWHERE);
    }

    @Test
    void what_one_holds_one_can_give() {
        assertThat(Granting.objections(
                        at(MAIN, "patrons.read", "staff.manage"), Authority.none(), at(MAIN, "patrons.read")))
                .isEmpty();
    }

    @Test
    void nobody_gives_what_they_do_not_hold() {
        assertThat(Granting.objections(
                        at(MAIN, "staff.manage"), Authority.none(), at(MAIN, "patrons.read", "keys.rotate")))
                .containsExactly(new PermissionNotHeld("keys.rotate"), new PermissionNotHeld("patrons.read"));
    }

    @Test
    void nobody_gives_it_where_they_do_not_hold_it() {
        Authority granter = at(MAIN, "patrons.read");
        assertThat(Granting.objections(granter, Authority.none(), at(NORTH, "patrons.read")))
                .containsExactly(new BranchNotCovered(NORTH));
        assertThat(Granting.objections(granter, Authority.none(), everywhere("patrons.read")))
                .containsExactly(new AllBranchesNotCovered());
    }

    @Test
    void an_account_that_can_do_more_is_out_of_reach_even_to_take_things_away() {
        Authority registrar = everywhere("staff.manage", "patrons.read");
        assertThat(Granting.objections(registrar, everywhere("keys.rotate"), Authority.none()))
                .containsExactly(new PermissionNotHeld("keys.rotate"));
        assertThat(Granting.objections(at(MAIN, "patrons.read"), everywhere("patrons.read"), at(MAIN, "patrons.read")))
                .containsExactly(new AllBranchesNotCovered());
    }

    @Test
    void an_administrator_of_everything_can_do_anything() {
        Authority administrator = everywhere(Permissions.all().toArray(String[]::new));
        assertThat(Granting.objections(
                        administrator, at(NORTH, "keys.rotate"), everywhere("circulation.override.item-limit-reached")))
                .isEmpty();
    }

    @Test
    void the_broad_right_to_override_includes_each_single_one_but_not_the_other_way_round() {
        assertThat(Granting.objections(
                        everywhere("circulation.override"),
                        Authority.none(),
                        everywhere("circulation.override.overdue-limit")))
                .isEmpty();
        assertThat(Granting.objections(
                        everywhere("circulation.override.overdue-limit"),
                        Authority.none(),
                        everywhere("circulation.override")))
                .containsExactly(new PermissionNotHeld("circulation.override"));
    }

    @Test
    void a_patron_or_nobody_gives_nothing() {
        assertThat(Granting.objections(Authority.none(), Set.of("patrons.read")))
                .containsExactly(new PermissionNotHeld("patrons.read"));
    }

    @Test
    void built_in_roles_hold_known_permissions_and_only_the_administrators_holds_all() {
        assertThat(BuiltInRoles.all())
                .allSatisfy(role -> assertThat(role.permissions()).isNotEmpty().allMatch(Permissions::isPermission))
                .filteredOn(role -> role.permissions().containsAll(Permissions.all()))
                .extracting(Role::code)
                .isEqualTo(List.of(BuiltInRoles.SYSTEM_ADMINISTRATOR));
    }

    @Test
    void no_built_in_role_but_the_administrators_can_manage_access() {
        assertThat(BuiltInRoles.all()).filteredOn(role -> !role.fixed()).allSatisfy(role -> assertThat(
                        role.permissions())
                .doesNotContain(
                        Permissions.STAFF_MANAGE,
                        Permissions.ROLES_MANAGE,
                        Permissions.CLIENTS_MANAGE,
                        Permissions.KEYS_ROTATE));
    }
}
