package org.carrel.gateway.openapi;

import jakarta.inject.Singleton;

import org.carrel.gateway.door.Visit;

@Singleton
public final class OpenApiEndpoint {
    public void serve(Visit visit) {
        visit.answer(200, new io.vertx.core.json.JsonObject());
    }
}
