/**
 * The borrowing side of interlibrary lending. Owns interlibrary requests: the checks before one is accepted, the one
 * transition table that says which moves exist, and the history of the moves made. Must not know how messages travel:
 * today staff record what partners answer, later a protocol adapter reports the same actions.
 */
@NullMarked
package org.carrel.ill.requests;

import org.jspecify.annotations.NullMarked;
