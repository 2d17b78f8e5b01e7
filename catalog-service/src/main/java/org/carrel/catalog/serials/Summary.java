package org.carrel.catalog.serials;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What a library has of a serial, in one line, as MARC 21 field 866 $a holds it. */
public final class Summary {

    private Summary() {}

    /**
     * The line: runs of issues without a gap, with a comma between them.
     *
     * @param issues all issues in their order
     */
    public static String of(List<Issue> issues) {
        var runs = new ArrayList<String>();
        Issue first = null;
        Issue last = null;
        for (Issue issue : issues) {
            if (issue.held()) {
                first = first == null ? issue : first;
                last = issue;
            } else if (first != null) {
                runs.add(run(first, last));
                first = null;
            }
        }
        if (first != null) {
            runs.add(run(first, last));
        }
        return String.join(", ", runs);
    }

    private static String run(Issue first, @Nullable Issue last) {
        return last == null || last.equals(first) ? first.label() : first.label() + "-" + last.label();
    }
}
