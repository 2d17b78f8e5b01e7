package org.carrel.catalog.marc.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.carrel.catalog.marc.Iso5426;
import org.carrel.catalog.marc.Marc8;
import org.carrel.catalog.marc.MarcReader;

/** Provides the one reader of records. */
class MarcReaders {

    @Produces
    @Singleton
    MarcReader marcReader(Marc8 marc8, Iso5426 iso5426) {
        return new MarcReader(marc8, iso5426);
    }
}
