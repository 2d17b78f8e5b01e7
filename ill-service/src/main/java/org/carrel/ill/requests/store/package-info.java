/** Interlibrary requests and their history in SQL. */
@NullMarked
package org.carrel.ill.requests.store;

import org.jspecify.annotations.NullMarked;
