/** Code lists over HTTP. */
@NullMarked
package org.carrel.catalog.codes.web;

import org.jspecify.annotations.NullMarked;
