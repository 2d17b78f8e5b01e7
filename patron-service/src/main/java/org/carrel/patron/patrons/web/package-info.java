/** Patrons over HTTP: the records, their cards and blocks, and what other services ask for. */
@NullMarked
package org.carrel.patron.patrons.web;

import org.jspecify.annotations.NullMarked;
