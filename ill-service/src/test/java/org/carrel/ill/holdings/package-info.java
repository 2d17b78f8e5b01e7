@NullMarked
package org.carrel.ill.holdings;

import org.jspecify.annotations.NullMarked;
