/**
 * The one public door of a Carrel system. Owns what is true of every request: where it goes, who sent it, how much of
 * it is let in. Holds no business rule and no data; talks to the services over HTTP only.
 */
@NullMarked
package org.carrel.gateway;

import org.jspecify.annotations.NullMarked;
