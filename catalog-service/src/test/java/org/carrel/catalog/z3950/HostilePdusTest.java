package org.carrel.catalog.z3950;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.carrel.catalog.marc.Octets;
import org.carrel.catalog.z3950.CapturedPdus.Captured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class HostilePdusTest {

    private static final long SEED = 20261124L;

    /** Real messages of both sides, and one of each sort of ours. */
    private static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        CapturedPdus.all().stream().map(Captured::octets).map(Octets::toArray).forEach(seeds::add);
        PdusTest.messages().stream().map(Pdus::write).map(Octets::toArray).forEach(seeds::add);
        return seeds.stream().filter(seed -> seed.length < 10_000).toList();
    }

    @Test
    void damaged_messages_end_as_a_message_or_as_our_own_exception() {
        var random = new Random(SEED);
        List<byte[]> seeds = seeds();
        int understood = 0;
        int refused = 0;
        for (int round = 0; round < 60_000; round++) {
            byte[] damaged = damaged(seeds.get(random.nextInt(seeds.size())), random);
            try {
                Pdus.read(Octets.of(damaged), Limits.DEFAULT);
                understood++;
            } catch (MalformedPduException _) {
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + SEED + ", round " + round + ": " + Arrays.toString(damaged), e);
            }
        }
        assertThat(understood).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    private static byte[] damaged(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        int wounds = 1 + random.nextInt(4);
        for (int wound = 0; wound < wounds && bytes.length > 0; wound++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> {
                    var longer = new ByteArrayOutputStream();
                    longer.write(bytes, 0, at);
                    longer.write(bytes, 0, random.nextInt(bytes.length));
                    longer.write(bytes, at, bytes.length - at);
                    bytes = longer.toByteArray();
                }
                default -> bytes[at] = (byte) (random.nextBoolean() ? 0x80 : 0xFF);
            }
        }
        return bytes;
    }

    @Test
    void noise_never_hangs_or_breaks_the_framer() {
        var random = new Random(SEED);
        var refused = new AtomicInteger();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 5_000; round++) {
                var noise = new byte[random.nextInt(2_000)];
                random.nextBytes(noise);
                var framer = new PduFramer(new Limits(1_000, 20, 100));
                try {
                    framer.feed(noise, 0, noise.length);
                    for (Octets each = framer.next(); each != null; each = framer.next()) {
                        Pdus.read(each, Limits.DEFAULT);
                    }
                } catch (MalformedPduException _) {
                    refused.incrementAndGet();
                }
            }
        });
        assertThat(refused.get()).isGreaterThan(1_000);
    }

    @Test
    void messages_are_cut_right_whatever_the_pieces_they_come_in() {
        var random = new Random(SEED);
        List<byte[]> seeds = seeds();
        var line = new ByteArrayOutputStream();
        seeds.forEach(line::writeBytes);
        byte[] all = line.toByteArray();
        for (int longest : new int[] {1, 2, 7, 100, all.length}) {
            var framer = new PduFramer(Limits.DEFAULT);
            var cut = new ArrayList<Octets>();
            for (int at = 0; at < all.length; ) {
                int piece = Math.min(all.length - at, 1 + random.nextInt(longest));
                framer.feed(all, at, at + piece);
                at += piece;
                for (Octets each = framer.next(); each != null; each = framer.next()) {
                    cut.add(each);
                }
            }
            assertThat(cut).isEqualTo(seeds.stream().map(Octets::of).toList());
            assertThat(framer.inside()).isFalse();
        }
    }

    @Test
    void a_message_that_says_it_is_endless_is_refused_before_it_is_read() {
        var framer = new PduFramer(Limits.DEFAULT);
        var header = new byte[] {(byte) 0xB8, (byte) 0x84, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
        assertThatThrownBy(() -> framer.feed(header, 0, header.length))
                .isInstanceOf(MalformedPduException.class)
                .hasMessageContaining("8388608 octets");
    }

    @Test
    void a_message_that_never_ends_is_refused_at_the_limit() {
        var framer = new PduFramer(new Limits(10_000, 64, 1_000));
        var endless = new byte[20_000];
        Arrays.fill(endless, (byte) 0x05);
        endless[0] = (byte) 0xB8;
        endless[1] = (byte) 0x80;
        assertThatThrownBy(() -> framer.feed(endless, 0, endless.length)).isInstanceOf(MalformedPduException.class);
    }

    @Test
    void elements_nested_too_deeply_are_refused() {
        Rpn tree = new Rpn.Operand(List.of(), Rpn.Term.of("deep"));
        for (int level = 0; level < 500; level++) {
            tree = new Rpn.Joined(Rpn.Operator.Simple.AND, tree, new Rpn.Operand(List.of(), Rpn.Term.of("t" + level)));
        }
        Octets message = Pdus.write(new Pdu.SearchRequest(
                null,
                Pdu.Inline.NONE,
                true,
                "1",
                List.of("one"),
                null,
                null,
                new Pdu.SearchQuery.Type1(Bib1.ATTRIBUTES, tree)));
        assertThatThrownBy(() -> Pdus.read(message, Limits.DEFAULT))
                .isInstanceOf(MalformedPduException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void a_message_of_nothing_but_elements_is_refused() {
        var crumbs = new byte[400_000];
        for (int at = 0; at < crumbs.length; at += 2) {
            crumbs[at] = (byte) 0x82;
        }
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(new byte[] {(byte) 0xB8, (byte) 0x83, 0x06, 0x1A, (byte) 0x80});
        whole.writeBytes(crumbs);
        assertThatThrownBy(() -> Pdus.read(Octets.of(whole.toByteArray()), Limits.DEFAULT))
                .isInstanceOf(MalformedPduException.class)
                .hasMessageContaining("more elements");
    }
}
