/**
 * Who may borrow: the few facts about a patron that a decision at the desk needs. A read-only replica of what
 * patron-service owns: standing, cards and blocks, no names and no addresses.
 */
@NullMarked
package org.carrel.circulation.patrons;

import org.jspecify.annotations.NullMarked;
