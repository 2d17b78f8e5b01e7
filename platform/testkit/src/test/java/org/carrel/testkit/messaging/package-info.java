/** Tests of outbox, inbox and dead letters as a service sees them: the toy service publishes and consumes for real. */
@NullMarked
package org.carrel.testkit.messaging;

import org.jspecify.annotations.NullMarked;
