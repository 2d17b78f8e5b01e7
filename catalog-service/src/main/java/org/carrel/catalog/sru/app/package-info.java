/** Answers SRU requests. */
@NullMarked
package org.carrel.catalog.sru.app;

import org.jspecify.annotations.NullMarked;
