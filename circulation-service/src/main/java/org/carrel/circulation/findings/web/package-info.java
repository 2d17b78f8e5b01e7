/** How findings look on the wire, and which overrides a caller may use. */
@NullMarked
package org.carrel.circulation.findings.web;

import org.jspecify.annotations.NullMarked;
