/**
 * Repair tickets: what is broken, where it is being mended, what it costs and when it comes back. Owns tickets and
 * photos; tags items while they are in repair, by the items' own use case.
 */
@NullMarked
package org.carrel.catalog.repairs;

import org.jspecify.annotations.NullMarked;
