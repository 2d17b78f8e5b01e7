/** A toy service that keeps notes: what the platform's own tests run against. */
@NullMarked
package org.carrel.testkit.notes;

import org.jspecify.annotations.NullMarked;
