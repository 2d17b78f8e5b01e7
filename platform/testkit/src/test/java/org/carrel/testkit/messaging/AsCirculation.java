package org.carrel.testkit.messaging;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Lets the toy service stand in for circulation-service, so that the topics it publishes to are its own. */
public class AsCirculation implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("carrel.service", "circulation");
    }
}
