/** Where the keys come from. */
@NullMarked
package org.carrel.catalog.secrets.app;

import org.jspecify.annotations.NullMarked;
