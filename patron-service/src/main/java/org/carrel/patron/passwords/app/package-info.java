/** Hashing of what people remember, and the list of what everybody tries first. */
@NullMarked
package org.carrel.patron.passwords.app;

import org.jspecify.annotations.NullMarked;
