package org.carrel.notification.templates;

import java.util.List;
import java.util.Map;

/** Understands templates. */
public interface TemplateEngine {

    /** Everything that is wrong with a template of this kind; empty if it can be used. */
    List<TemplateFlaw> flaws(NoticeKind kind, Wording source);

    /**
     * Fills in the variables. In HTML they are escaped; in the subject they stay on one line.
     *
     * @param values a value for every variable of the template's kind, by path
     * @throws IllegalArgumentException if the template cannot be used
     */
    Wording render(Wording source, Map<String, String> values);
}
