/** Reading lists over HTTP. */
@NullMarked
package org.carrel.catalog.readinglists.web;

import org.jspecify.annotations.NullMarked;
