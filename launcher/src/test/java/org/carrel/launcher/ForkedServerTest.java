package org.carrel.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.carrel.launcher.servers.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
class ForkedServerTest {
    @Test
    void a_committed_row_survives_the_kill_of_the_database(@TempDir Path folder) throws Exception {
        try (ForkedServer server = ForkedServer.postgres(
                folder.resolve("postgresql"), Ports.free(1).getFirst())) {
            Connection cut = connect(server);
            try (Statement statement = cut.createStatement()) {
                statement.execute("create table book (title text)");
                statement.execute("insert into book values ('Babettes gæstebud')");
            }

            server.kill();
            assertThatThrownBy(() -> connect(server)).isInstanceOf(SQLException.class);

            server.restart();
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement();
                    ResultSet books = statement.executeQuery("select title from book")) {
                assertThat(books.next()).isTrue();
                assertThat(books.getString(1)).isEqualTo("Babettes gæstebud");
                assertThat(books.next()).isFalse();
            }
        }
    }

    @Test
    void an_acknowledged_record_survives_the_kill_of_the_broker(@TempDir Path folder) throws Exception {
        List<Integer> ports = Ports.free(2);
        try (ForkedServer server = ForkedServer.kafka(folder.resolve("kafka"), ports.get(0), ports.get(1))) {
            try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", server.bootstrap()), new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>("loans", "key", "lent")).get(30, TimeUnit.SECONDS);
            }

            server.kill();
            server.restart();

            assertThat(firstValues(server.bootstrap(), "loans")).containsExactly("lent");
        }
    }

    @Test
    void the_database_stops_in_order_when_the_jvm_that_started_it_is_killed(@TempDir Path folder) throws Exception {
        int port = Ports.free(1).getFirst();
        try (ForkedServer server = ForkedServer.postgres(folder.resolve("postgresql"), port)) {
            ProcessHandle postgres = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.info().command().orElse("").endsWith("/bin/postgres"))
                    .filter(process -> process.parent()
                            .flatMap(parent -> parent.info().command())
                            .orElse("")
                            .endsWith("java"))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle jvm = postgres.parent().orElseThrow();
            assertThat(jvm.pid()).isNotEqualTo(ProcessHandle.current().pid());

            jvm.destroyForcibly();

            postgres.onExit().get(20, TimeUnit.SECONDS);
            assertThat(postgres.isAlive()).isFalse();
            assertThat(Files.readString(folder.resolve("postgresql.log"))).contains("received fast shutdown request");
            server.kill();
        }
    }

    private static Connection connect(ForkedServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), ForkedServer.USER, ForkedServer.PASSWORD);
    }

    private static List<String> firstValues(String bootstrap, String topic) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "readers", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int i = 0; i < 100 && values.isEmpty(); i++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
