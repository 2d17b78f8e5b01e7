package org.carrel.circulation.requests;

import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;

/**
 * A request as a line of a list.
 *
 * @param request the request
 * @param title display title
 * @param author main author
 * @param supplied what is on the item that was found; null while it waits
 * @param shelf where that item is shelved; null while it waits
 * @param position its place among the open requests of the title, from 1; 0 when it has ended
 */
public record RequestLine(
        Request request,
        String title,
        @Nullable String author,
        Item.@Nullable Label supplied,
        @Nullable String shelf,
        int position) {}
