/**
 * Use cases of {@link org.carrel.circulation.fees}: each runs in one transaction, locks the patron's account, asks the
 * core and posts what it decided.
 */
@NullMarked
package org.carrel.circulation.fees.app;

import org.jspecify.annotations.NullMarked;
