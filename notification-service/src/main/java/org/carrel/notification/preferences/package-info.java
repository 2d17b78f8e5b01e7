/**
 * Which notices a patron wants. Owns the choices that differ from the default, and which kinds of notice nobody can
 * refuse.
 */
@NullMarked
package org.carrel.notification.preferences;

import org.jspecify.annotations.NullMarked;
