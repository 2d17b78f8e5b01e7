/**
 * Words that the catalogue has to know but must not show: passwords of outside databases. Owns how they are sealed and
 * with which keys; where they are stored belongs to whoever needs them.
 */
@NullMarked
package org.carrel.catalog.secrets;

import org.jspecify.annotations.NullMarked;
