package org.carrel.catalog.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Decides whether an item may go on to a step. */
public final class Advance {

    private Advance() {}

    /**
     * What the decision rests on.
     *
     * @param at where the item is
     * @param to where it is to go
     * @param hasBarcode whether it carries a barcode
     * @param checklist what is to be done to its material
     * @param progress what has been done
     */
    public record Facts(Step at, Step to, boolean hasBarcode, Checklist checklist, Progress progress) {}

    /** Why it may not. */
    public sealed interface Reason {

        /** The step does not come after the one where it is. */
        record StepOutOfOrder(String code, Step at, Step to, Set<Step> allowed) implements Reason {
            StepOutOfOrder(Step at, Step to) {
                this("step-out-of-order", at, to, new TreeSet<>(at.next()));
            }
        }

        /** It has no barcode yet. */
        record BarcodeMissing(String code) implements Reason {
            BarcodeMissing() {
                this("barcode-missing");
            }
        }

        /** Something that its material needs has not been done. */
        record TaskOpen(String code, String task, String name) implements Reason {
            TaskOpen(Checklist.Task task) {
                this("task-open", task.code(), task.name());
            }
        }

        /** Its pieces have not been counted. */
        record PiecesUncounted(String code) implements Reason {
            PiecesUncounted() {
                this("pieces-uncounted");
            }
        }
    }

    /** Everything that speaks against it; nothing if it may go on. */
    public static List<Reason> reasons(Facts facts) {
        if (!facts.at().next().contains(facts.to())) {
            return List.of(new Reason.StepOutOfOrder(facts.at(), facts.to()));
        }
        var reasons = new ArrayList<Reason>();
        switch (facts.to()) {
            case ACCESSIONED -> {
                if (!facts.hasBarcode()) {
                    reasons.add(new Reason.BarcodeMissing());
                }
            }
            case SHELF_READY -> {
                facts.checklist().tasks().stream()
                        .filter(task ->
                                task.required() && !facts.progress().done().contains(task.code()))
                        .map(Reason.TaskOpen::new)
                        .forEach(reasons::add);
                if (facts.checklist().countPieces() && facts.progress().pieces() == null) {
                    reasons.add(new Reason.PiecesUncounted());
                }
            }
            case ORDERED, RECEIVED, IN_PROCESS, CANCELLED -> {}
        }
        return reasons;
    }
}
