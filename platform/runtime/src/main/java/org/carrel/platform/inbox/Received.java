package org.carrel.platform.inbox;

import java.time.Instant;
import java.util.UUID;

import org.carrel.events.CarrelEvent;

/**
 * An event as it arrived.
 *
 * @param id its own id; the same at every redelivery
 * @param event what happened
 * @param time when it happened, by the clock of its service
 */
public record Received<T extends CarrelEvent>(UUID id, T event, Instant time) {}
