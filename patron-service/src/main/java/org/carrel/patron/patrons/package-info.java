/**
 * Patrons: who they are, on what terms they belong, their cards and the blocks staff set. Owns every record about a
 * patron as a person; what they borrow or owe is circulation-service's. Tells the others of each change, without names
 * or addresses.
 */
@NullMarked
package org.carrel.patron.patrons;

import org.jspecify.annotations.NullMarked;
