/** Federated search over HTTP. */
@NullMarked
package org.carrel.catalog.federated.web;

import org.jspecify.annotations.NullMarked;
