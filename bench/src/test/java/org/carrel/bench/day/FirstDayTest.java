package org.carrel.bench.day;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.carrel.bench.api.Accounts;
import org.carrel.bench.check.Check;
import org.carrel.bench.demo.DemoLibrary;
import org.carrel.bench.stack.OwnStack;
import org.carrel.bench.stack.RunningStack;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole system, started as a newcomer starts it: every service, PostgreSQL, Kafka, SMTP. */
@Tag("slow")
class FirstDayTest {

    @Test
    void a_technician_works_through_the_first_day_and_the_data_are_sound_afterwards()
            throws IOException, InterruptedException, SQLException {
        Path root = Path.of(System.getProperty("carrel.root"));
        try (OwnStack stack = OwnStack.fresh(root, List.of("--no-build"))) {
            RunningStack running = stack.start();
            Accounts accounts = running.accounts();
            var mail = new MailFolder(stack.data().resolve("mail"));

            DemoLibrary.load(stack.gateway(), accounts);
            List<String> told = new ArrayList<>();
            FirstDay.run(stack.gateway(), accounts, mail, told::add);
            // A second day finds other copies, and an interrupted demo may be loaded again.
            DemoLibrary.load(stack.gateway(), accounts);
            FirstDay.run(stack.gateway(), accounts, mail, told::add);

            assertThat(told).filteredOn("The day is done."::equals).hasSize(2);
            List<String> faults = new ArrayList<>();
            assertThat(new Check(running.database(), faults::add).run())
                    .as("faults found in the data: %s", faults)
                    .isZero();
        }
    }
}
