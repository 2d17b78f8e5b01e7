package org.carrel.launcher.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import org.carrel.launcher.health.Finding.Fine;
import org.carrel.launcher.health.Finding.Obstacle;
import org.carrel.launcher.health.Finding.Remark;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {
    private static final long MEGA = 1024L * 1024;

    @Test
    void too_little_memory_or_disk_stands_in_the_way() {
        assertThat(Checks.memory(OptionalLong.of(900 * MEGA))).isInstanceOf(Obstacle.class);
        assertThat(Checks.memory(OptionalLong.of(2_000 * MEGA))).isInstanceOf(Remark.class);
        assertThat(Checks.memory(OptionalLong.of(8_000 * MEGA))).isInstanceOf(Fine.class);
        assertThat(Checks.memory(OptionalLong.empty())).isInstanceOf(Remark.class);
        assertThat(Checks.disk(100 * MEGA)).isInstanceOf(Obstacle.class);
        assertThat(Checks.disk(50_000 * MEGA)).isInstanceOf(Fine.class);
    }

    @Test
    void tools_must_be_new_enough() {
        assertThat(Checks.maven("Apache Maven 3.6.3")).isInstanceOf(Obstacle.class);
        assertThat(Checks.maven("Apache Maven 3.8.7\nMaven home: /usr")).isEqualTo(new Fine("maven", "3.8"));
        assertThat(Checks.maven("Apache Maven 4.0.0")).isInstanceOf(Fine.class);
        assertThat(Checks.maven("")).isInstanceOf(Obstacle.class);
        assertThat(Checks.java(21)).isInstanceOf(Obstacle.class);
        assertThat(Checks.java(25)).isInstanceOf(Fine.class);
    }

    @Test
    void node_is_for_developers_of_the_staff_application_only() {
        assertThat(Checks.node("")).isInstanceOf(Remark.class);
        assertThat(Checks.node("v18.1.0")).isInstanceOf(Remark.class);
        assertThat(Checks.node("v22.3.0")).isInstanceOf(Fine.class);
    }

    @Test
    void a_taken_port_is_found_with_the_program_that_has_it() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(ProcNet.isFree(socket.getLocalPort())).isFalse();
            assertThat(ProcNet.listener(socket.getLocalPort()).orElseThrow())
                    .contains("(pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void only_listeners_on_the_very_port_count() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 111 1 0 100 0",
                "   1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000  0  0 222 1 0 100 0",
                "   2: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000  0  0 333 1 0 100 0");
        assertThat(ProcNet.inodes(table, 8080)).containsExactly("111");
    }

    @Test
    void a_process_has_memory_while_it_lives() {
        assertThat(Memory.resident(ProcessHandle.current().pid()).orElseThrow()).isGreaterThan(10 * MEGA);
        assertThat(Memory.resident(Integer.MAX_VALUE)).isEmpty();
    }
}
