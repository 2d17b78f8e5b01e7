package org.carrel.notification.templates.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;

import org.carrel.notification.templates.NoticeKind;
import org.carrel.notification.templates.TemplateEngine;
import org.carrel.notification.templates.TemplateFlaw;
import org.carrel.notification.templates.Variable;
import org.carrel.notification.templates.Wording;

/**
 * Templates in Qute, with nothing in reach but the variables: no beans, no methods, no includes, no loops; only
 * {@code if} and its comparisons.
 */
@ApplicationScoped
class QuteTemplateEngine implements TemplateEngine {

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_PART = 50_000;

    private final Engine engine = Engine.builder()
            .addValueResolver(ValueResolvers.mapResolver())
            .addValueResolver(ValueResolvers.thisResolver())
            .addSectionHelper(new IfSectionHelper.Factory())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .timeout(2_000)
            .build();

    @Override
    public List<TemplateFlaw> flaws(NoticeKind kind, Wording source) {
        var flaws = new ArrayList<TemplateFlaw>();
        flaws.addAll(flaws(kind, "subject", source.subject(), LONGEST_SUBJECT));
        flaws.addAll(flaws(kind, "text", source.text(), LONGEST_PART));
        flaws.addAll(flaws(kind, "html", source.html(), LONGEST_PART));
        if (source.subject().lines().count() > 1) {
            flaws.add(new TemplateFlaw("subject", 2, "not-allowed", "must be one line"));
        }
        return flaws;
    }

    private List<TemplateFlaw> flaws(NoticeKind kind, String part, String source, int longest) {
        if (source.length() > longest) {
            return List.of(new TemplateFlaw(part, 1, "too-long", "must have at most " + longest + " characters"));
        }
        Template template;
        try {
            template = parse(part, source);
        } catch (TemplateException e) {
            return List.of(syntax(part, e));
        }
        Set<String> known = kind.variables().stream().map(Variable::path).collect(Collectors.toSet());
        return template.getExpressions().stream()
                .filter(expression -> !expression.isLiteral() && !known.contains(path(expression)))
                .map(expression -> unknown(kind, part, expression))
                .distinct()
                .toList();
    }

    private static TemplateFlaw syntax(String part, TemplateException e) {
        int line = e.getOrigin() == null ? 1 : Math.max(1, e.getOrigin().getLine());
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("cannot be read");
        return new TemplateFlaw(part, line, "syntax", message);
    }

    private static TemplateFlaw unknown(NoticeKind kind, String part, Expression expression) {
        boolean call =
                expression.hasNamespace() || expression.getParts().stream().anyMatch(Expression.Part::isVirtualMethod);
        String offered = kind.variables().stream().map(Variable::path).collect(Collectors.joining(", "));
        return new TemplateFlaw(
                part,
                Math.max(1, expression.getOrigin().getLine()),
                call ? "not-allowed" : "unknown-variable",
                "{" + expression.toOriginalString() + "} is not on offer; there are " + offered);
    }

    private static String path(Expression expression) {
        return expression.hasNamespace() || expression.getParts().stream().anyMatch(Expression.Part::isVirtualMethod)
                ? ""
                : expression.getParts().stream().map(Expression.Part::getName).collect(Collectors.joining("."));
    }

    @Override
    public Wording render(Wording source, Map<String, String> values) {
        Map<String, Object> tree = tree(values);
        try {
            return new Wording(
                    oneLine(parse("subject", source.subject())
                            .instance()
                            .data(tree)
                            .render()),
                    parse("text", source.text()).instance().data(tree).render(),
                    parse("html", source.html()).instance().data(tree).render());
        } catch (TemplateException e) {
            throw new IllegalArgumentException("the template cannot be used", e);
        }
    }

    private Template parse(String part, String source) {
        return engine.parse(
                source, Variant.forContentType(part.equals("html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
    }

    /** A title may hold a line break; a header must not (RFC 5322, section 2.2). */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** {@code pickup.name} becomes a value {@code name} in a map {@code pickup}. */
    private static Map<String, Object> tree(Map<String, String> values) {
        var tree = new HashMap<String, Object>();
        var branches = new HashMap<String, Map<String, Object>>();
        values.forEach((path, value) -> {
            int dot = path.indexOf('.');
            if (dot < 0) {
                tree.put(path, value);
            } else {
                branches.computeIfAbsent(path.substring(0, dot), _ -> new HashMap<>())
                        .put(path.substring(dot + 1), value);
            }
        });
        tree.putAll(branches);
        return tree;
    }
}
