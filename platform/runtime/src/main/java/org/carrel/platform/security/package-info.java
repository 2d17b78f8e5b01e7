/** Who is calling and what they may do, as their token says. Owns the names of the permissions. */
@NullMarked
package org.carrel.platform.security;

import org.jspecify.annotations.NullMarked;
