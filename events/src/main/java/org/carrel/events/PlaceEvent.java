package org.carrel.events;

/** What catalog-service tells of the places of the consortium: the tree, and the points where readers are served. */
public sealed interface PlaceEvent extends CarrelEvent permits PlaceChanged, PlaceRemoved {}
