package org.carrel.events;

/** What catalog-service tells of items as described: never whether they are on loan. */
public sealed interface ItemEvent extends CarrelEvent permits ItemChanged, ItemRemoved {}
