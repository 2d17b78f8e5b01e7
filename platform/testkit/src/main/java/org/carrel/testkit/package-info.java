/**
 * What every service's tests need: a real PostgreSQL and a real Kafka, tokens of a real issuer, a clock that can be
 * moved, the rules of the architecture, and the check of the committed OpenAPI document. Written and reviewed like
 * production code; no mocks.
 */
@NullMarked
package org.carrel.testkit;

import org.jspecify.annotations.NullMarked;
