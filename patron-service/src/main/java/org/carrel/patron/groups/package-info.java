/**
 * Patron groups: how long a membership lasts and who may join. Owns the groups; lending terms by group are
 * circulation-service's.
 */
@NullMarked
package org.carrel.patron.groups;

import org.jspecify.annotations.NullMarked;
