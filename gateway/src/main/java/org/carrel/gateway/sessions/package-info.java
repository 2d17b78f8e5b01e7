/**
 * Browsers that signed in. Owns the sealed session cookie, the renewal of its tokens and the check against forged
 * requests; the tokens themselves are patron-service's.
 */
@NullMarked
package org.carrel.gateway.sessions;

import org.jspecify.annotations.NullMarked;
