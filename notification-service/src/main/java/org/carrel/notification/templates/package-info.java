/**
 * The wording of notices. Owns the kinds of notice, the variables that each kind offers, and a versioned template for
 * every kind and language; those that come with the service are version 0. A template can show variables and ask
 * whether they are there, and nothing else.
 */
@NullMarked
package org.carrel.notification.templates;

import org.jspecify.annotations.NullMarked;
