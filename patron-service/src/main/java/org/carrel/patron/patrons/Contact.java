package org.carrel.patron.patrons;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a person.
 *
 * @param email e-mail address
 * @param phone telephone number as they wrote it
 * @param address where letters go
 */
public record Contact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address) {

    /** A way of telling somebody something. */
    public enum Channel {
        EMAIL,
        SMS,
        PRINT
    }

    /** The e-mail address as addresses are compared, or null. */
    public @Nullable String emailKey() {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    /** The digits of the telephone number, or null if there are too few to tell people apart. */
    public @Nullable String phoneKey() {
        if (phone == null) {
            return null;
        }
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.length() < 6 ? null : digits;
    }

    /** The ways that are open to reach them. */
    public List<Channel> channels() {
        return Stream.of(
                        email == null ? null : Channel.EMAIL,
                        phone == null ? null : Channel.SMS,
                        address == null ? null : Channel.PRINT)
                .<Channel>mapMulti((channel, open) -> {
                    if (channel != null) {
                        open.accept(channel);
                    }
                })
                .toList();
    }
}
