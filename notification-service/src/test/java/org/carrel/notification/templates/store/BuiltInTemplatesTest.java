package org.carrel.notification.templates.store;

import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import org.carrel.notification.templates.Language;
import org.carrel.notification.templates.NoticeKind;

import static org.assertj.core.api.Assertions.assertThat;

class BuiltInTemplatesTest {

    @Test
    void every_kind_can_be_written_in_english_and_danish() {
        var builtIn = new BuiltInTemplates();
        var missing = new ArrayList<String>();
        for (var kind : NoticeKind.values()) {
            for (var tag : new String[] {"en", "da"}) {
                if (builtIn.find(kind, new Language(tag)).isEmpty()) {
                    missing.add(kind.code() + "/" + tag);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(builtIn.stream().filter(template -> !template.builtIn())).isEmpty();
    }
}
