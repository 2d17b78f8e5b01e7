/** Tests of SRU. */
@NullMarked
package org.carrel.catalog.sru;

import org.jspecify.annotations.NullMarked;
