/** Protection over HTTP. */
@NullMarked
package org.carrel.catalog.protection.web;

import org.jspecify.annotations.NullMarked;
