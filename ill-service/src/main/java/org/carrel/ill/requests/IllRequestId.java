package org.carrel.ill.requests;

import java.util.UUID;

/** Identifies an interlibrary request. */
public record IllRequestId(UUID value) {}
