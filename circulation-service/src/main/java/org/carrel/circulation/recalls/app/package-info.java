/**
 * Use cases of {@link org.carrel.circulation.recalls}: each runs in one transaction, gathers facts, asks the core and
 * writes what it decided.
 */
@NullMarked
package org.carrel.circulation.recalls.app;

import org.jspecify.annotations.NullMarked;
