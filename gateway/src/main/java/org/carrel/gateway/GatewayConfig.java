package org.carrel.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import org.carrel.gateway.routes.Service;

/** What an operator may set about the gateway. */
@ConfigMapping(prefix = "carrel.gateway")
public interface GatewayConfig {

    /** Where the public finds this system; https here makes cookies Secure and turns on HSTS. */
    URI publicUrl();

    /** Base address of each service, without a path. */
    Map<Service, URI> services();

    /** Networks (CIDR) of proxies whose X-Forwarded headers are believed. */
    Optional<List<String>> trustedProxies();

    /** Networks that may read the gateway's own metrics. */
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> operatorNetworks();

    /** Largest request body on ordinary paths. */
    @WithDefault("10M")
    MemorySize bodyLimit();

    /** Largest request body on the paths that take whole catalogues. */
    @WithDefault("2G")
    MemorySize importLimit();

    /** Which Swagger UI is on the class path. */
    String swaggerUiVersion();

    /** Connections to the services. */
    Upstream upstream();

    /** Browser sessions. */
    Sessions session();

    /** How often a client may knock. */
    Limits limits();

    /** Other origins whose pages may call the API, with a bearer token; none by default. */
    Cors cors();

    /** Compression of answers. */
    Compression compression();

    /** The merged API document. */
    OpenApi openapi();

    /** Connections to the services. */
    interface Upstream {

        /** Connections kept open to each service. */
        @WithDefault("64")
        int connections();

        /** Requests that wait for a connection before more are turned away. */
        @WithDefault("1000")
        int waiting();

        /** Time to connect. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** Time without a byte in either direction after which the service counts as gone. */
        @WithDefault("30S")
        Duration silence();

        /** What Retry-After says when a service is gone. */
        @WithDefault("3S")
        Duration retryAfter();
    }

    /** Browser sessions. */
    interface Sessions {

        /**
         * Keys that seal the cookie, base64 of 32 bytes each, comma-separated: the first seals, all open. All replicas
         * need the same ones.
         */
        Optional<String> key();

        /** Folder where a key is made and kept when none is given. */
        Optional<String> dataDir();

        /** An access token is renewed when it has no longer than this to live. */
        @WithDefault("60S")
        Duration renewBefore();
    }

    /** How often a client may knock: a burst, and a steady rate per minute. */
    interface Limits {

        @WithDefault("true")
        boolean enabled();

        /** Networks that are not counted, for measuring. */
        Optional<List<String>> exempt();

        /** Log-ins of one address. */
        @WithDefault("30/30")
        Rate logIns();

        /** Requests without a token, of one address. */
        @WithDefault("300/3000")
        Rate anonymous();

        /** Requests of one signed-in person or client. */
        @WithDefault("300/6000")
        Rate person();

        /** Requests with a token, of one address: a whole library behind one router. */
        @WithDefault("3000/60000")
        Rate site();

        /** Clients remembered per kind; the longest unseen are forgotten first. */
        @WithDefault("20000")
        long remembered();
    }

    /** Other origins that may call the API from a browser. */
    interface Cors {
        Optional<List<String>> origins();
    }

    /** Compression of answers. */
    interface Compression {

        @WithDefault("true")
        boolean enabled();

        /** Answers known to be smaller are sent as they are. */
        @WithDefault("1400")
        int above();

        @WithDefault("4")
        int level();
    }

    /** The merged API document. */
    interface OpenApi {

        /** How long the document is served before the services are asked again. */
        @WithDefault("60S")
        Duration fresh();
    }
}
