package org.carrel.notification.templates;

/**
 * The source of a template, or what became of it: the three parts of a message.
 *
 * @param subject one line
 * @param text the plain part
 * @param html the same as HTML
 */
public record Wording(String subject, String text, String html) {}
