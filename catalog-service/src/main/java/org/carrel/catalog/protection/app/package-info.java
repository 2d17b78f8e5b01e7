/** Use cases of protection. */
@NullMarked
package org.carrel.catalog.protection.app;

import org.jspecify.annotations.NullMarked;
