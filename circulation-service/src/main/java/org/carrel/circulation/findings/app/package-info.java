/** Who may override what, and how often what was refused. */
@NullMarked
package org.carrel.circulation.findings.app;

import org.jspecify.annotations.NullMarked;
