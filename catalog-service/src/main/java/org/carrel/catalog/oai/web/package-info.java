/** OAI-PMH over HTTP. */
@NullMarked
package org.carrel.catalog.oai.web;

import org.jspecify.annotations.NullMarked;
