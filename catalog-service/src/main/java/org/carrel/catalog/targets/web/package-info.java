/** Outside databases over HTTP. */
@NullMarked
package org.carrel.catalog.targets.web;

import org.jspecify.annotations.NullMarked;
