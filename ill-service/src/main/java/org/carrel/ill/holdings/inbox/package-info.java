/** Takes what catalog-service tells of titles and items. */
@NullMarked
package org.carrel.ill.holdings.inbox;

import org.jspecify.annotations.NullMarked;
