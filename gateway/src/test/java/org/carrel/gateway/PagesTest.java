package org.carrel.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the gateway hands out itself. */
@QuarkusTest
@QuarkusTestResource(StubServices.class)
class PagesTest {

    private static final Pattern PART = Pattern.compile("(?:src|href)=\"(/[^\"?#]*)");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void a_page_is_complete_and_keeps_to_its_own_policy(String page) {
        var answer = Wire.ask(Port.get(), "GET " + page);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text())
                .as("nothing inline, nothing from elsewhere: the policy forbids it")
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContain("onclick")
                .doesNotContain("src=\"http")
                .doesNotContainPattern("<script>");

        Matcher part = PART.matcher(answer.text());
        int parts = 0;
        while (part.find()) {
            assertThat(Wire.ask(Port.get(), "GET " + part.group(1)).status())
                    .as(part.group(1))
                    .isIn(200, 503);
            parts++;
        }
        assertThat(parts).isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/docs/swagger-ui.css, text/css; charset=utf-8, swagger-ui",
        "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8, SwaggerUIBundle",
        "/docs/docs.js, text/javascript; charset=utf-8, /openapi",
        "/favicon.svg, image/svg+xml, <svg"
    })
    void the_documentation_page_works_without_the_internet(String path, String type, String content) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(type);
        assertThat(answer.text()).contains(content);
    }

    @Test
    void files_are_compressed_and_asked_for_again_cheaply() {
        var plain = Wire.ask(Port.get(), "GET /docs/swagger-ui-bundle.js");
        var small = Wire.ask(Port.get(), "GET /docs/swagger-ui-bundle.js", "Accept-Encoding: gzip");

        assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(small.content().length()).isLessThan(plain.content().length() / 2);
        assertThat(small.header("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(plain.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(Wire.ask(Port.get(), "GET /docs/swagger-ui-bundle.js", "If-None-Match: " + plain.header("ETag"))
                        .status())
                .isEqualTo(304);
        var head = Wire.ask(Port.get(), "HEAD /docs/swagger-ui-bundle.js");
        assertThat(head.header("Content-Length"))
                .isEqualTo(String.valueOf(plain.content().length()));
    }

    @ParameterizedTest
    @CsvSource({
        "/staff/, 200, no-cache, staff app",
        "/staff/index.html, 200, no-cache, staff app",
        "/staff/desk/check-out, 200, no-cache, staff app",
        "/staff/assets/app-3f2a9c.js, 200, 'public, max-age=31536000, immutable', console",
        "/staff/sw.js, 200, no-cache, worker",
        "/staff/assets/app-old.js, 404, no-store, not-found",
        "/staff/missing.png, 404, no-store, not-found"
    })
    void the_staff_app_is_served_with_the_freshness_each_file_needs(
            String path, int status, String cacheControl, String content) {
        var answer = Wire.ask(Port.get(), "GET " + path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Cache-Control")).isEqualTo(cacheControl);
        assertThat(answer.text()).contains(content);
    }

    @Test
    void pages_are_read_only() {
        var answer = Wire.askWithBody(Port.get(), "POST /docs", "x");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void other_files_of_swagger_ui_are_not_handed_out() {
        assertThat(Wire.ask(Port.get(), "GET /docs/oauth2-redirect.html").status())
                .isEqualTo(404);
    }
}
