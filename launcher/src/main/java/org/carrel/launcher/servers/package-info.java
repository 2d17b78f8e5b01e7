/**
 * A real PostgreSQL and a real Kafka on this machine, from Maven artifacts.
 *
 * <p>Owns unpacking, first initialisation, start, stop and kill of the two, and the rule that a program started here
 * never outlives the one that started it. Knows nothing of Carrel's services.
 */
@NullMarked
package org.carrel.launcher.servers;

import org.jspecify.annotations.NullMarked;
