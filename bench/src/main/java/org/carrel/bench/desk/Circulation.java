package org.carrel.bench.desk;

import java.util.concurrent.atomic.AtomicIntegerArray;

import org.carrel.bench.library.Library;
import org.carrel.bench.library.LibraryPlan;

/**
 * What is lent to whom during a load. The first titles are lent and returned, each patron always the same copies of
 * different titles; of the titles after them every copy is out for good, and they are what patrons place holds on.
 */
final class Circulation {
    static final int PATRONS = 300;
    static final int COPIES = 2;

    private static final int LENT_TITLES = 1_200;
    private static final int HELD_TITLES = 400;
    private static final int READERS = 40;

    /** Items of one patron. */
    static final int EACH = LENT_TITLES * COPIES / PATRONS;

    /** What the shipped rules allow an adult is a few more. */
    private static final int HOLDS_EACH = 9;

    private final Library library;
    private final AtomicIntegerArray out = new AtomicIntegerArray(PATRONS * EACH);

    Circulation(Library library) {
        this.library = library;
    }

    static LibraryPlan plan(String name, int institution) {
        return new LibraryPlan(name, institution, 2_709, LENT_TITLES + HELD_TITLES, COPIES, PATRONS + READERS);
    }

    static int items() {
        return PATRONS * EACH;
    }

    static int holds() {
        return PATRONS * HOLDS_EACH;
    }

    /** Items that only block titles, so that holds on these have to wait. */
    static int blockers() {
        return HELD_TITLES * COPIES;
    }

    String servicePoint() {
        return library.servicePoint();
    }

    String card(int patron) {
        return library.plan().card(patron);
    }

    /** The n-th of a patron's items. */
    String barcode(int patron, int n) {
        return library.barcode(title(patron, n), copy(patron, n));
    }

    static int copy(int patron, int n) {
        return (patron + PATRONS * n) / LENT_TITLES;
    }

    /**
     * Second copies go to the neighbour: nobody is to have two copies of a title, which staff would have to confirm.
     */
    static int title(int patron, int n) {
        return (patron + PATRONS * n + copy(patron, n)) % LENT_TITLES;
    }

    boolean isOut(int patron, int n) {
        return out.get(patron * EACH + n) == 1;
    }

    void mark(int patron, int n, boolean lent) {
        out.set(patron * EACH + n, lent ? 1 : 0);
    }

    String blocker(int number) {
        return library.barcode(LENT_TITLES + number / COPIES, number % COPIES);
    }

    /** Who has the blocker. */
    String reader(int number) {
        return library.plan().card(PATRONS + number % READERS);
    }

    /** The patron of the n-th hold. */
    String holder(int number) {
        return card(number % PATRONS);
    }

    /** The title of the n-th hold; nobody ever asks for the same title twice. */
    String heldTitle(int number) {
        return library.titles().get(LENT_TITLES + (number % PATRONS + number / PATRONS) % HELD_TITLES);
    }
}
