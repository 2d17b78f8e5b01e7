@NullMarked
package org.carrel.gateway.sessions;

import org.jspecify.annotations.NullMarked;
