@NullMarked
package org.carrel.ill.partners;

import org.jspecify.annotations.NullMarked;
