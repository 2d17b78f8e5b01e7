package org.carrel.ill.holdings;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.events.ItemChanged;
import org.carrel.events.ItemRemoved;
import org.carrel.events.TitleChanged;
import org.carrel.events.TitleRemoved;

/** What the libraries of the consortium own: the replica of titles and items. */
public interface Holdings {

    /** The public records with at least one item left that are the wanted title: by ISBN, or by title and author. */
    List<UUID> recordsOwned(@Nullable Isbn isbn, TitleKey wanted);

    /** Takes what is newer than what is held, and leaves alone what is not; so do the others. */
    void take(TitleChanged changed);

    void take(TitleRemoved removed);

    void take(ItemChanged changed);

    void take(ItemRemoved removed);
}
