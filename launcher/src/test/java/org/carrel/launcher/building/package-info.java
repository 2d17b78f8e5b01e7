@NullMarked
package org.carrel.launcher.building;

import org.jspecify.annotations.NullMarked;
