/**
 * The libraries that interlibrary requests go to. Owns their symbols, addresses and policies. Says nothing about any
 * one request.
 */
@NullMarked
package org.carrel.ill.partners;

import org.jspecify.annotations.NullMarked;
