/**
 * What stands in the way of a circulation act: codes, their severity, their figures, and who may override them. Shared
 * by check-out, renewal and requests, so that every front end speaks of the same things in the same words.
 */
@NullMarked
package org.carrel.circulation.findings;

import org.jspecify.annotations.NullMarked;
