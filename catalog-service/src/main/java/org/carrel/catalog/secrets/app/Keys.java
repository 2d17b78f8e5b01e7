package org.carrel.catalog.secrets.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import org.carrel.catalog.secrets.SealingKeys;

/** Takes the sealing keys from the configuration, or from the data folder where none are configured. */
@Singleton
class Keys {

    private final SealingKeys keys;

    Keys(
            @ConfigProperty(name = "carrel.catalog.sealing-keys") Optional<List<String>> configured,
            @ConfigProperty(name = "carrel.data-dir", defaultValue = "data") Path data,
            Clock clock) {
        this.keys = configured.map(SealingKeys::of).orElseGet(() -> new KeyFile(data.resolve("keys"), clock).keys());
    }

    @Produces
    @Singleton
    SealingKeys keys() {
        return keys;
    }
}
