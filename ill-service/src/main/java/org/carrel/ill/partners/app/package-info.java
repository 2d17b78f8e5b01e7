/** Use cases of partners: making one known, changing it, reading them. */
@NullMarked
package org.carrel.ill.partners.app;

import org.jspecify.annotations.NullMarked;
