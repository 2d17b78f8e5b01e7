package org.carrel.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the Javadoc of an event says, so that the published documents say the same. */
final class Sources {

    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*public (?:record|enum|sealed)", Pattern.DOTALL);
    private static final Pattern PARAM = Pattern.compile("@param (\\w+)\\s+(.*?)(?=@param|\\z)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|code) (?:\\w*#)?([^}]+)}");

    private Sources() {}

    /**
     * What is said about a type.
     *
     * @param summary the main text
     * @param components what each component is
     */
    record Description(String summary, Map<String, String> components) {

        String component(String name) {
            return components.getOrDefault(name, "");
        }
    }

    static Description describe(Class<?> type) {
        Matcher comment = COMMENT.matcher(read(type));
        if (!comment.find()) {
            throw new AssertionError(type + " has no Javadoc");
        }
        String text = comment.group(1).replaceAll("(?m)^\\s*\\*", "");
        var components = new LinkedHashMap<String, String>();
        for (MatchResult param : PARAM.matcher(text).results().toList()) {
            components.put(param.group(1), plain(param.group(2)));
        }
        String summary = text.contains("@param") ? text.substring(0, text.indexOf("@param")) : text;
        return new Description(plain(summary), components);
    }

    private static String plain(String javadoc) {
        String text = javadoc.strip().replaceAll("\\s+", " ").replace(" <p>", " ");
        text = text.replace("see {@link CarrelEvent#version()}", "version of the aggregate after this event");
        return LINK.matcher(text).replaceAll("$1");
    }

    private static String read(Class<?> type) {
        Path file =
                Committed.ROOT.resolve("events/src/main/java/" + type.getName().replace('.', '/') + ".java");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
