/**
 * The protocol side of tokens: the token endpoint (RFC 6749), the key set (RFC 7517) and discovery (OpenID Connect
 * Discovery 1.0, RFC 8414), at the addresses where clients expect them.
 */
@NullMarked
package org.carrel.patron.oauth.web;

import org.jspecify.annotations.NullMarked;
