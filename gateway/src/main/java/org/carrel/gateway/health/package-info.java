/** Whether the system behind the door is fit for work, asked of each service and remembered for a moment. */
@NullMarked
package org.carrel.gateway.health;

import org.jspecify.annotations.NullMarked;
