package org.carrel.events;

/** What happens to requests (page, hold, recall). */
public sealed interface RequestEvent extends CarrelEvent
        permits RequestPlaced,
                RequestInTransit,
                RequestAwaitingPickup,
                RequestAwaitingDelivery,
                RequestFilled,
                RequestCancelled,
                RequestExpired {}
