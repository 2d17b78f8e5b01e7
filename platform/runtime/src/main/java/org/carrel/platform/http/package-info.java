/** HTTP manners that every resource shares: entity tags and preconditions. */
@NullMarked
package org.carrel.platform.http;

import org.jspecify.annotations.NullMarked;
