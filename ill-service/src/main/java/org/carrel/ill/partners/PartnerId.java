package org.carrel.ill.partners;

import java.util.UUID;

/** Identifies a partner. */
public record PartnerId(UUID value) {}
