/** Identifiers: UUIDv7, made in the application so that an aggregate knows its id before it is stored. */
@NullMarked
package org.carrel.platform.id;

import org.jspecify.annotations.NullMarked;
