package org.carrel.launcher.stack;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortPlanTest {
    @Test
    void a_block_gives_each_part_its_place() {
        assertThat(new PortPlan(8080).byPart(true, true))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "gateway", 8080,
                        "catalog", 8081,
                        "circulation", 8082,
                        "patron", 8083,
                        "ill", 8084,
                        "notification", 8085,
                        "postgresql", 8086,
                        "kafka", 8087,
                        "kafka controller", 8088,
                        "mail catcher", 8089));
    }

    @Test
    void servers_of_yours_need_no_ports_of_ours() {
        assertThat(new PortPlan(9000).byPart(false, false))
                .doesNotContainKeys("postgresql", "kafka", "kafka controller")
                .hasSize(7);
    }

    @Test
    void the_whole_block_must_exist_and_be_open_to_ordinary_users() {
        assertThat(new PortPlan(1024).gateway()).isEqualTo(1024);
        assertThat(new PortPlan(65_526).smtp()).isEqualTo(65_535);
        assertThatThrownBy(() -> new PortPlan(1023)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PortPlan(65_527)).hasMessageContaining("65526");
    }
}
