/**
 * The demo consortium: two library systems, seven branches and a bookmobile, real bibliographic records with items, two
 * hundred patrons. Loaded through the public API, and safe to load again: what is there already stays as it is.
 */
@NullMarked
package org.carrel.bench.demo;

import org.jspecify.annotations.NullMarked;
