/** The branches that patrons belong to: a replica of what catalog-service owns. Never written but from its events. */
@NullMarked
package org.carrel.patron.places;

import org.jspecify.annotations.NullMarked;
