/**
 * The contracts between the services: one record per event type, one sealed interface per topic. Owns names, shapes and
 * meanings; holds no logic beyond checking its own values. Depends on the JDK and JSpecify only.
 *
 * <p>A published event type never changes its meaning. A new fact gets a new optional component or a new type; every
 * version keeps a golden sample that must parse for ever.
 */
@NullMarked
package org.carrel.events;

import org.jspecify.annotations.NullMarked;
