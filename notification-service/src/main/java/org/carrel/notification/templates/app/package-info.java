/** Use cases of templates: reading, editing, previewing; and the engine that understands them. */
@NullMarked
package org.carrel.notification.templates.app;

import org.jspecify.annotations.NullMarked;
