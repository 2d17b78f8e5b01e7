/**
 * The same edit on many items: planned on what was scanned, listed or filtered, looked at before it is done, done as a
 * job, and taken back without touching what others have done since. Owns the plans and what came of them; items are
 * edited through {@code items}.
 */
@NullMarked
package org.carrel.catalog.bulkedit;

import org.jspecify.annotations.NullMarked;
