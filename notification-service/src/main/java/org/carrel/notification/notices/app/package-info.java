/** Use cases of notices: taking what happened, delivering, sending again, forgetting. */
@NullMarked
package org.carrel.notification.notices.app;

import org.jspecify.annotations.NullMarked;
