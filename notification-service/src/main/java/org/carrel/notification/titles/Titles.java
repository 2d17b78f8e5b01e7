package org.carrel.notification.titles;

import java.util.Optional;
import java.util.UUID;

import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;

/** The replica of titles. */
public interface Titles {

    /** The title, also of a record that was deleted: whoever holds the item must still be told of it. */
    Optional<Title> find(UUID recordId);

    /** Takes what is newer than what is held, and leaves alone what is not. */
    void take(TitleChanged changed);

    /** Notes that the record is gone; its title stays. */
    void take(TitleRemoved removed);
}
