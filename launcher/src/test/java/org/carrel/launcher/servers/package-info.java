@NullMarked
package org.carrel.launcher.servers;

import org.jspecify.annotations.NullMarked;
