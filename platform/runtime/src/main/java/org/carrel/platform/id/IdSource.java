package org.carrel.platform.id;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;

/**
 * Makes ids: UUIDv7 (RFC 9562, section 5.7), which sort by the time they were made and so keep b-tree inserts at the
 * right-hand edge.
 */
@ApplicationScoped
public class IdSource {

    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    /** A new id, greater than every id this source has made before. */
    public UUID next() {
        return generator.generate();
    }
}
