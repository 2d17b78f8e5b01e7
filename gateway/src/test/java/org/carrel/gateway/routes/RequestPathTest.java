package org.carrel.gateway.routes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/catalog/search",
                "/api/catalog/records/0198c0de/",
                "/api/catalog/items/a%20b",
                "/api/catalog/%C3%A5",
                "/api/catalog/...",
                "/api/catalog/.hidden",
                "/api/catalog/a..b",
                "/api/catalog/x;v=1",
                "/staff/assets/app-3f2a.js"
            })
    void a_path_with_one_reading_is_plain(String path) {
        assertThat(RequestPath.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api",
                "//",
                "/a//b",
                "/.",
                "/..",
                "/a/./b",
                "/a/../b",
                "/%2e",
                "/%2E%2e/x",
                "/.%2e",
                "/..;a",
                "/;a/b",
                "/a%2fb",
                "/a%5Cb",
                "/a\\b",
                "/a%00",
                "/a%1f",
                "/a%7f",
                "/a%25b",
                "/a b",
                "/a\tb",
                "/%",
                "/%4",
                "/%4g",
                "/%g4",
                "/%4\uff11"
            })
    void a_path_with_more_readings_is_not(String path) {
        assertThat(RequestPath.isPlain(path)).isFalse();
    }

    @Test
    void every_service_has_a_route() {
        assertThat(RouteTable.ROUTES.stream().map(Route::service)).contains(Service.values());
    }
}
