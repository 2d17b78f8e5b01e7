/**
 * Starts Carrel, and the real servers that Carrel and its tests stand on.
 *
 * <p>Owns the commands of {@code ./carrel} and the one PostgreSQL and one Kafka that a whole build shares. What other
 * modules use of it ({@link org.carrel.launcher.SharedServers}, {@link org.carrel.launcher.ForkedServer}) needs the JDK
 * only: the servers always run in processes of their own. It knows no service from inside; it talks to them as anyone
 * would, over HTTP.
 */
@NullMarked
package org.carrel.launcher;

import org.jspecify.annotations.NullMarked;
