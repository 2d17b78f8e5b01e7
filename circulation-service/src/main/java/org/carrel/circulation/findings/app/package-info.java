/** Who may override what. */
@NullMarked
package org.carrel.circulation.findings.app;

import org.jspecify.annotations.NullMarked;
