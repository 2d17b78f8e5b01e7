@NullMarked
package org.carrel.launcher;

import org.jspecify.annotations.NullMarked;
