/** Takes what patron-service tells of patrons. */
@NullMarked
package org.carrel.ill.patrons.inbox;

import org.jspecify.annotations.NullMarked;
