@NullMarked
package org.carrel.ill.requests;

import org.jspecify.annotations.NullMarked;
