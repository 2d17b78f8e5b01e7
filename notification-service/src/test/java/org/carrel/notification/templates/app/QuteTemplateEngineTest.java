package org.carrel.notification.templates.app;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.TemplateFlaw;
import org.carrel.notification.templates.Wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuteTemplateEngineTest {

    private static final Map<String, String> VALUES =
            Map.of("patron.name", "Åse <b>", "title", "Black & white\nand red", "author", "", "reason", "patron");

    private final QuteTemplateEngine engine = new QuteTemplateEngine();

    @Test
    void variables_are_filled_in_and_escaped_where_it_is_html() {
        var source = new Wording("{title}", "Dear {patron.name}: {title}", "<p>{patron.name}: {title}</p>");
        assertThat(engine.flaws(NoticeKind.REQUEST_CANCELLED, source)).isEmpty();
        assertThat(engine.render(source, VALUES))
                .isEqualTo(new Wording(
                        "Black & white and red",
                        "Dear Åse <b>: Black & white\nand red",
                        "<p>Åse &lt;b&gt;: Black &amp; white\nand red</p>"));
    }

    @Test
    void a_condition_asks_whether_something_is_there_and_what_it_is() {
        var source = new Wording(
                "s", "{#if author}by {author}{#else}nobody{/if} {#if reason == 'patron'}you{#else}we{/if}", "h");
        assertThat(engine.flaws(NoticeKind.REQUEST_CANCELLED, source)).isEmpty();
        assertThat(engine.render(source, VALUES).text()).isEqualTo("nobody you");
    }

    @Test
    void an_unknown_variable_is_named_with_its_line_and_what_there_is_instead() {
        var flaws = engine.flaws(NoticeKind.REQUEST_EXPIRED, new Wording("s", "one\n{patron.birthDate}", "{dueDate}"));
        assertThat(flaws)
                .containsExactly(
                        new TemplateFlaw(
                                "text",
                                2,
                                "unknown-variable",
                                "{patron.birthDate} is not on offer; there are patron.name, title, author"),
                        new TemplateFlaw(
                                "html",
                                1,
                                "unknown-variable",
                                "{dueDate} is not on offer; there are patron.name, title, author"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{title.length}",
                "{title.toString()}",
                "{title.getClass()}",
                "{patron}",
                "{patron.keySet}",
                "{cdi:mailer}",
                "{inject:mailer}",
                "{config:['quarkus.datasource.password']}",
                "{str:fmt('%s', title)}",
                "{this}",
                "{title ?: 'x'}",
                "{#for i in 1000000}x{/for}",
                "{#each title}x{/each}",
                "{#include other /}",
                "{#let x=title}{x}{/let}",
                "{#eval title /}",
                "{#if title}open",
                "{#if patron.secret}x{/if}",
                "{#if patron.name.length > 3}x{/if}",
                "{title"
            })
    void nothing_is_in_reach_but_the_variables(String source) {
        assertThat(engine.flaws(NoticeKind.REQUEST_EXPIRED, new Wording("s", source, "h")))
                .as("flaws of %s", source)
                .isNotEmpty();
    }

    @Test
    void a_subject_is_one_line_and_nothing_is_endless() {
        assertThat(engine.flaws(NoticeKind.REQUEST_EXPIRED, new Wording("one\ntwo", "t", "h")))
                .extracting(TemplateFlaw::part, TemplateFlaw::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("subject", "not-allowed"));
        assertThat(engine.flaws(NoticeKind.REQUEST_EXPIRED, new Wording("x".repeat(201), "y".repeat(50_001), "h")))
                .extracting(TemplateFlaw::part, TemplateFlaw::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("subject", "too-long"),
                        org.assertj.core.groups.Tuple.tuple("text", "too-long"));
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        var values = Map.of("patron.name", "{title}", "title", "{#if", "author", "", "reason", "");
        assertThat(engine.render(new Wording("{title}", "{patron.name}", "{patron.name}"), values))
                .isEqualTo(new Wording("{#if", "{title}", "{title}"));
    }

    @Test
    void a_template_with_a_missing_value_is_not_sent_half_filled() {
        assertThatThrownBy(() -> engine.render(new Wording("s", "{title}", "h"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
