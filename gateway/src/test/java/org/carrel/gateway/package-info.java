/** The gateway, tried from outside against small servers that stand in for the services. */
@NullMarked
package org.carrel.gateway;

import org.jspecify.annotations.NullMarked;
