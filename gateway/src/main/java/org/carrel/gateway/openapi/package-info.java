/**
 * One document that describes the whole public API. Owns the merging; the services own what they say about themselves.
 */
@NullMarked
package org.carrel.gateway.openapi;

import org.jspecify.annotations.NullMarked;
