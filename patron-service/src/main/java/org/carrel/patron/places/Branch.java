package org.carrel.patron.places;

import java.util.UUID;

/**
 * A branch of the consortium, as catalog-service told of it.
 *
 * @param id its id
 * @param code its short code
 * @param name its name for people
 */
public record Branch(UUID id, String code, String name) {}
