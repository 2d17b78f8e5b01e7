/**
 * Access tokens: the keys that sign them, what they say, and the key set that lets everybody verify them. Owns the keys
 * and nothing else; who gets a token for what is decided elsewhere.
 */
@NullMarked
package org.carrel.patron.tokens;

import org.jspecify.annotations.NullMarked;
