import java.util.ArrayList;
import java.util.List;

/** What is wrong, one line each. */
final class Findings {
    private final String where;
    private final List<String> lines = new ArrayList<>();

    Findings(String where) {
        this.where = where;
    }

    void add(String subject, String what) {
        lines.add(where + ": " + subject + ": " + what);
    }

    void require(boolean holds, String subject, String otherwise) {
        if (!holds) {
            add(subject, otherwise);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
