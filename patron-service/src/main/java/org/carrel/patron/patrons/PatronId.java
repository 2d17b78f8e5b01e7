package org.carrel.patron.patrons;

import java.util.UUID;

/** Names a patron. */
public record PatronId(UUID value) {}
