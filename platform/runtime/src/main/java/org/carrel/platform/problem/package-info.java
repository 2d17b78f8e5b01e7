/**
 * RFC 9457 problem details: how every service says no, with a stable code. Owns the shape, the codes that all services
 * share, and the mapping of framework failures; a service adds the codes of its own refusals.
 */
@NullMarked
package org.carrel.platform.problem;

import org.jspecify.annotations.NullMarked;
