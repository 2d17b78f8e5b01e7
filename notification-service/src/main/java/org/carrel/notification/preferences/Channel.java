package org.carrel.notification.preferences;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way to reach a patron. */
public enum Channel {
    /** Electronic mail. */
    EMAIL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> ofCode(String code) {
        return Arrays.stream(values())
                .filter(channel -> channel.code().equals(code))
                .findFirst();
    }
}
