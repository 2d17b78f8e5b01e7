/** Z39.50 over TCP. */
@NullMarked
package org.carrel.catalog.z3950server.web;

import org.jspecify.annotations.NullMarked;
