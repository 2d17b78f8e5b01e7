/** The key folder and the minting of tokens. */
@NullMarked
package org.carrel.patron.tokens.app;

import org.jspecify.annotations.NullMarked;
