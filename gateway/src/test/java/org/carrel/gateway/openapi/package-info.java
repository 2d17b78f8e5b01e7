@NullMarked
package org.carrel.gateway.openapi;

import org.jspecify.annotations.NullMarked;
