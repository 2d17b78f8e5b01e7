package org.carrel.events;

/** What circulation-service tells of where an item is and whether it can be had. */
public sealed interface AvailabilityEvent extends CarrelEvent permits ItemAvailabilityChanged {}
