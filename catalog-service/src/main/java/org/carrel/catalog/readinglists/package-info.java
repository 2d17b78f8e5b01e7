/**
 * Reading lists of courses. Owns them; the titles in them are the catalogue's, and whether a copy is there is
 * circulation's to say.
 */
@NullMarked
package org.carrel.catalog.readinglists;

import org.jspecify.annotations.NullMarked;
