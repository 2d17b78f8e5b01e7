package org.carrel.patron.passwords.app;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/**
 * Hashes passwords and PINs with Argon2id: 9 MiB, four passes, one lane, one of the equivalent settings of the OWASP
 * password storage cheat sheet, and the one that spares a small heap. Only a few are computed at once, for each takes
 * its memory; who has to wait for long is told to come back.
 */
@ApplicationScoped
public class PasswordHashing {

    private static final int MEMORY_KIB = 9_216;
    private static final int PASSES = 4;
    private static final int LANES = 1;
    private static final int OUTPUT_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function argon2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, OUTPUT_BYTES, Argon2.ID);
    private final Semaphore slots;
    private final Duration wait;
    private final String decoy;

    PasswordHashing(
            @ConfigProperty(name = "carrel.passwords.hashing-at-once") int atOnce,
            @ConfigProperty(name = "carrel.passwords.hashing-wait") Duration wait) {
        this.slots = new Semaphore(atOnce, true);
        this.wait = wait;
        this.decoy = compute("nobody has this password");
    }

    /** The hash of a new password, with its salt and settings in it. */
    public String hash(String password) {
        return inTurn(() -> compute(normalised(password)));
    }

    /** Whether a password is the one behind a hash. */
    public boolean matches(String password, String hash) {
        return inTurn(() -> Password.check(normalised(password), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes as long as {@link #matches} and says no: what a log-in of nobody costs. */
    public void matchNobody(String password) {
        boolean _ = matches(password, decoy);
    }

    /** Whether a hash was made with other settings than today's. */
    public boolean outdated(String hash) {
        Argon2Function made = Argon2Function.getInstanceFromHash(hash);
        return made.getMemory() != MEMORY_KIB || made.getIterations() != PASSES || made.getParallelism() != LANES;
    }

    private String compute(String normalised) {
        return Password.hash(normalised).addRandomSalt(SALT_BYTES).with(argon2).getResult();
    }

    /** The same characters may be typed in more than one way (NIST SP 800-63B, section 3.1.1.2). */
    private static String normalised(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(Problem.of(503, "unavailable", "The service is busy; try again shortly.")
                .detail("Too many people are logging in at this moment."));
    }
}
