package org.carrel.gateway;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where the gateway under test and the stubs behind it listen. */
final class Port {

    private Port() {}

    static int get() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }

    static int of(String service) {
        String url = ConfigProvider.getConfig().getValue("carrel." + service + "-url", String.class);
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}
