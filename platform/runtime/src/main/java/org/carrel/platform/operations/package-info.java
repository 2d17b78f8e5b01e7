/**
 * What operators do with a running service over HTTP, in every service alike, below {@code <base path>/operations}:
 * dead letters today. Needs the permission {@code operations}. Holds no state of its own.
 */
@NullMarked
package org.carrel.platform.operations;

import org.jspecify.annotations.NullMarked;
