/**
 * What in a record is not everybody's to change: fields that the library has made its own, and whole records of a
 * source that keeps them itself. Owns these rules; the decision {@link org.carrel.catalog.protection.Protection} is
 * pure, so that edits and overlays can ask the same question.
 */
@NullMarked
package org.carrel.catalog.protection;

import org.jspecify.annotations.NullMarked;
