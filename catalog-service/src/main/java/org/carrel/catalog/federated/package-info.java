/**
 * One list of what readers find here and elsewhere. Owns no data: it joins the catalogue's search with searches of the
 * outside databases that are open to readers, and never lets the one wait for the other.
 */
@NullMarked
package org.carrel.catalog.federated;

import org.jspecify.annotations.NullMarked;
