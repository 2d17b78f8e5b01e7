/** Tests of the Z39.50 server. */
@NullMarked
package org.carrel.catalog.z3950server.web;

import org.jspecify.annotations.NullMarked;
