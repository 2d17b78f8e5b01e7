/**
 * What the replicas of other services ask for when they lack something: the present state as the event would tell it.
 */
@NullMarked
package org.carrel.catalog.replicas.web;

import org.jspecify.annotations.NullMarked;
