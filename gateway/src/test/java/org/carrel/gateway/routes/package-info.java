@NullMarked
package org.carrel.gateway.routes;

import org.jspecify.annotations.NullMarked;
