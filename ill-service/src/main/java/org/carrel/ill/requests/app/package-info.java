/** Use cases of interlibrary requests: placing one, moving one, reading them. */
@NullMarked
package org.carrel.ill.requests.app;

import org.jspecify.annotations.NullMarked;
