/** Imports over HTTP. */
@NullMarked
package org.carrel.catalog.imports.web;

import org.jspecify.annotations.NullMarked;
