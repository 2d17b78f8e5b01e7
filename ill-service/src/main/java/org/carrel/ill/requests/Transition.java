package org.carrel.ill.requests;

/**
 * One row of the transition table.
 *
 * @param from the state a request is in
 * @param action what is done to it
 * @param outcome how that turned out
 * @param to the state it is in then
 */
public record Transition(RequestState from, Action action, Outcome outcome, RequestState to) {}
