/**
 * Serials: what comes when (publication patterns as MARC 21 fields 853 write them), what has come, what is late, and
 * what was bound together. Owns subscriptions and issues; the items that issues become are {@code items}'.
 */
@NullMarked
package org.carrel.catalog.serials;

import org.jspecify.annotations.NullMarked;
