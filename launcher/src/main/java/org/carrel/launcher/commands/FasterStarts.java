package org.carrel.launcher.commands;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

import org.carrel.launcher.supervision.AotCache;
import org.carrel.launcher.supervision.Board;
import org.carrel.launcher.supervision.PartState;

/** Makes the AOT caches of parts that have none yet, one after the other, behind the running stack. */
final class FasterStarts {
    private FasterStarts() {}

    static void prepare(Stack stack, Board board, Consumer<String> say) throws InterruptedException {
        int made = 0;
        for (Map.Entry<String, AotCache> entry : stack.caches().entrySet()) {
            AotCache cache = entry.getValue();
            if (cache.isRecording() && board.states().get(entry.getKey()) instanceof PartState.Ready ready) {
                try {
                    cache.make(ready.pid());
                    made++;
                } catch (IOException e) {
                    say.accept("Starts of %s stay as slow as this one: %s".formatted(entry.getKey(), e.getMessage()));
                }
            }
        }
        if (made > 0) {
            say.accept("The next start will be faster: %d parts have learnt from this one.".formatted(made));
        }
    }
}
