/** Partners over HTTP. */
@NullMarked
package org.carrel.ill.partners.web;

import org.jspecify.annotations.NullMarked;
