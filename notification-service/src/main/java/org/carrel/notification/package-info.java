/**
 * Telling patrons what concerns them: owns the templates, the patrons' preferences, the notices that were due and what
 * became of each. Learns from other services' events what happened; asks patron-service for an address only in the
 * moment of sending, and keeps none.
 */
@NullMarked
package org.carrel.notification;

import org.jspecify.annotations.NullMarked;
