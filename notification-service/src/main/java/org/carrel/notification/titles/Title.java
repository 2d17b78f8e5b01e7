package org.carrel.notification.titles;

import org.jspecify.annotations.Nullable;

/**
 * What a title is called.
 *
 * @param title its title
 * @param author its main author
 */
public record Title(String title, @Nullable String author) {}
