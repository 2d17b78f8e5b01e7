package org.carrel.catalog.crosswalks.app;

import java.net.URI;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the world finds a record: the address that citations and search engines are given. */
@ApplicationScoped
public class RecordAddress {

    private final String template;

    /**
     * @param template with {@code {id}} for the record's id and {@code {api}} for the address of this API; a library
     *     that has a public catalogue of its own names the page there
     */
    RecordAddress(
            @ConfigProperty(name = "carrel.catalog.record-address", defaultValue = "{api}/records/{id}")
                    String template) {
        this.template = template;
    }

    /**
     * The address of a record.
     *
     * @param api where this API is reached
     */
    public String of(UUID id, URI api) {
        String base = api.toString();
        return template.replace("{api}", base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                .replace("{id}", id.toString());
    }
}
