package org.carrel.notification.templates;

/**
 * Why a template cannot be used.
 *
 * @param part {@code subject}, {@code text} or {@code html}
 * @param line the line, from 1
 * @param code stable code: {@code syntax}, {@code unknown-variable}, {@code not-allowed}, {@code too-long}
 * @param message what is wrong and what would be right
 */
public record TemplateFlaw(String part, int line, String code, String message) {}
