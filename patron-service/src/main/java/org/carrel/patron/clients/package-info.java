/** API clients: programs with a secret and scopes, for the client-credentials grant (RFC 6749, section 4.4). */
@NullMarked
package org.carrel.patron.clients;

import org.jspecify.annotations.NullMarked;
