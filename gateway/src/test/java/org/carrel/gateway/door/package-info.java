@NullMarked
package org.carrel.gateway.door;

import org.jspecify.annotations.NullMarked;
