/**
 * Who works here and what they may do: roles made of permissions, staff accounts scoped to branches, and the rule that
 * nobody gives more than they hold. Must not know how people log in.
 */
@NullMarked
package org.carrel.patron.access;

import org.jspecify.annotations.NullMarked;
