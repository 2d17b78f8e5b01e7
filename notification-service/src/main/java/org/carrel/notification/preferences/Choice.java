package org.carrel.notification.preferences;

import org.carrel.notification.templates.NoticeKind;

/**
 * What a patron decided about one kind of notice by one channel.
 *
 * @param kind the kind
 * @param channel the channel
 * @param wanted whether the patron wants it
 */
public record Choice(NoticeKind kind, Channel channel, boolean wanted) {}
