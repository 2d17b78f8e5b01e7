package org.carrel.bench.desk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.carrel.bench.load.Line;
import org.carrel.bench.load.Worker;

/** What is done at one desk, scan by scan. */
sealed interface Act extends Worker {

    /** The way through a part of the patrons and their items. */
    final class Round {
        private final Circulation circulation;
        private final int end;
        private final int step;
        private int patron;
        private int n;

        /**
         * Every step-th patron.
         *
         * @param end the first patron who is not meant
         */
        Round(Circulation circulation, int first, int end, int step) {
            this.circulation = circulation;
            this.end = end;
            this.step = step;
            this.patron = first;
        }

        /** Goes on to the next item that is out, or is not; false if there is none. */
        boolean findNext(boolean lent) {
            while (patron < end) {
                if (n == Circulation.EACH) {
                    n = 0;
                    patron += step;
                } else if (circulation.isOut(patron, n) == lent) {
                    return true;
                } else {
                    n++;
                }
            }
            return false;
        }

        String card() {
            return circulation.card(patron);
        }

        String barcode() {
            return circulation.barcode(patron, n);
        }

        void mark(boolean lent) {
            circulation.mark(patron, n, lent);
        }

        /** Leaves the item as it is and goes on. */
        void pass() {
            n++;
        }
    }

    /** Hands items over. */
    record CheckOuts(Circulation circulation, Round round, Line line, Complaints complaints) implements Act {
        @Override
        public Outcome next() throws IOException {
            if (!round.findNext(false)) {
                return Outcome.NOTHING_LEFT;
            }
            Line.Reply reply = checkOut(line, circulation, round.card(), round.barcode());
            boolean done = reply.status() == 201;
            if (done) {
                round.mark(true);
            } else {
                complaints.add("a check-out", reply);
            }
            round.pass();
            return done ? Outcome.DONE : Outcome.FAILED;
        }
    }

    /** Takes items back. */
    record CheckIns(Circulation circulation, Round round, Line line, Complaints complaints) implements Act {
        @Override
        public Outcome next() throws IOException {
            if (!round.findNext(true)) {
                return Outcome.NOTHING_LEFT;
            }
            Line.Reply reply = line.post(
                    "/api/circulation/check-ins",
                    "{\"servicePointId\":\"%s\",\"itemBarcode\":\"%s\"}"
                            .formatted(circulation.servicePoint(), round.barcode()));
            boolean done = reply.status() == 200 && reply.body().contains("SHELVE_HERE");
            if (done) {
                round.mark(false);
            } else {
                complaints.add("a check-in", reply);
            }
            round.pass();
            return done ? Outcome.DONE : Outcome.FAILED;
        }
    }

    /** Takes holds. All desks draw from the same supply. */
    record Holds(Circulation circulation, AtomicInteger supply, Line line, Complaints complaints) implements Act {
        @Override
        public Outcome next() throws IOException {
            int number = supply.getAndIncrement();
            if (number >= Circulation.holds()) {
                return Outcome.NOTHING_LEFT;
            }
            Line.Reply reply = line.post(
                    "/api/circulation/requests",
                    "{\"kind\":\"HOLD\",\"level\":\"TITLE\",\"recordId\":\"%s\",\"patronCard\":\"%s\",\"pickupServicePointId\":\"%s\"}"
                            .formatted(
                                    circulation.heldTitle(number),
                                    circulation.holder(number),
                                    circulation.servicePoint()));
            if (reply.status() == 201) {
                return Outcome.DONE;
            }
            complaints.add("a hold", reply);
            return Outcome.FAILED;
        }
    }

    /** Lends the items that block titles. Not measured. */
    record Blocking(Circulation circulation, AtomicInteger supply, Line line, Complaints complaints) implements Act {
        @Override
        public Outcome next() throws IOException {
            int number = supply.getAndIncrement();
            if (number >= Circulation.blockers()) {
                return Outcome.NOTHING_LEFT;
            }
            Line.Reply reply = checkOut(line, circulation, circulation.reader(number), circulation.blocker(number));
            if (reply.status() == 201) {
                return Outcome.DONE;
            }
            complaints.add("a check-out", reply);
            return Outcome.FAILED;
        }
    }

    private static Line.Reply checkOut(Line line, Circulation circulation, String card, String barcode)
            throws IOException {
        return line.post(
                "/api/circulation/check-outs",
                "{\"servicePointId\":\"%s\",\"patronCard\":\"%s\",\"itemBarcode\":\"%s\"}"
                        .formatted(circulation.servicePoint(), card, barcode));
    }
}
