/**
 * The circulation rules: who may borrow and request what, for how long and how many. Owns the rule set in force, its
 * versions, its text form, the choice of the winning rule for every setting on its own, and the explanation of it.
 * Knows nothing of loans or requests.
 */
@NullMarked
package org.carrel.circulation.rules;

import org.jspecify.annotations.NullMarked;
