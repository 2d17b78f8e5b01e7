package org.carrel.notification.templates;

/**
 * Something that a template can show.
 *
 * @param path how a template names it, such as {@code pickup.name}
 * @param meaning what it is, for whoever edits templates
 * @param sample what a preview shows
 */
public record Variable(String path, String meaning, String sample) {}
