@NullMarked
package org.carrel.catalog.authorities;

import org.jspecify.annotations.NullMarked;
