/**
 * Requests: pages and holds, at title and item level. Owns the queue of a title, the decision whether a request may be
 * placed, and what becomes of it: found, sent, waiting on the hold shelf, picked up, cancelled, expired.
 */
@NullMarked
package org.carrel.circulation.requests;

import org.jspecify.annotations.NullMarked;
