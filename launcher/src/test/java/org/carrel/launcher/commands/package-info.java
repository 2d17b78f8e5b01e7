@NullMarked
package org.carrel.launcher.commands;

import org.jspecify.annotations.NullMarked;
