/**
 * Which paths lead to which service. Owns the route table, the only place where a public path is tied to a service, and
 * the rule for paths that are let in at all.
 */
@NullMarked
package org.carrel.gateway.routes;

import org.jspecify.annotations.NullMarked;
