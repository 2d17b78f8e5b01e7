/**
 * Tests of the outbox relay alone, without a service around it: many writers, killed processes, killed servers, frozen
 * leaders. They use the same table and the same relay as the services.
 */
@NullMarked
package org.carrel.testkit.relay;

import org.jspecify.annotations.NullMarked;
