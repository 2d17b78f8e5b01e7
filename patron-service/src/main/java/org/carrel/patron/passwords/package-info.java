/**
 * Secrets that people remember: the rules for new ones and their hashing. Owns the Argon2id parameters and the bound on
 * how many hashes are computed at once.
 */
@NullMarked
package org.carrel.patron.passwords;

import org.jspecify.annotations.NullMarked;
