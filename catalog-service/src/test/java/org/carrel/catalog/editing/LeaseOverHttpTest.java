package org.carrel.catalog.editing;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import org.carrel.catalog.CatalogueApi;
import org.carrel.catalog.marc.MarcSamples;
import org.carrel.platform.security.Permissions;
import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.TestClock;
import org.carrel.testkit.Tokens;

import static io.restassured.RestAssured.given;
import static org.carrel.catalog.CatalogueApi.BASE;
import static org.carrel.catalog.CatalogueApi.staffWith;
import static org.hamcrest.Matchers.equalTo;

@CarrelTest
class LeaseOverHttpTest {

    @Inject
    TestClock clock;

    private static RequestSpecification cataloguer(String name) {
        return given().auth()
                .oauth2(Tokens.staff(name)
                        .with(Permissions.CATALOG_RECORDS_WRITE)
                        .everywhere()
                        .bearer());
    }

    @Test
    void others_are_told_who_is_editing_until_the_editor_is_closed_or_forgotten() {
        UUID id = CatalogueApi.record(MarcSamples.book("l1", "Leased", "Author"));
        String lease = BASE + "/records/" + id + "/lease";
        cataloguer("ann").get(lease).then().statusCode(204);
        cataloguer("ann").put(lease).then().statusCode(200).body("mine", equalTo(true));
        cataloguer("bob").get(lease).then().statusCode(200).body("mine", equalTo(false));
        cataloguer("bob")
                .put(lease)
                .then()
                .statusCode(409)
                .body("code", equalTo("being-edited"))
                .body("reasons.size()", equalTo(1));
        cataloguer("bob").delete(lease).then().statusCode(204);
        cataloguer("ann").get(lease).then().statusCode(200).body("mine", equalTo(true));
        cataloguer("bob").queryParam("takeOver", true).put(lease).then().statusCode(200);
        cataloguer("ann").put(lease).then().statusCode(409);
        clock.advance(Duration.ofMinutes(6));
        cataloguer("ann").get(lease).then().statusCode(204);
        cataloguer("ann").put(lease).then().statusCode(200);
        cataloguer("ann").delete(lease).then().statusCode(204);
        cataloguer("bob").get(lease).then().statusCode(204);
    }

    @Test
    void only_cataloguers_of_records_that_are_there_take_leases() {
        UUID id = CatalogueApi.record(MarcSamples.book("l2", "Guarded", "Author"));
        String lease = BASE + "/records/" + id + "/lease";
        staffWith(Permissions.CATALOG_ITEMS_WRITE).put(lease).then().statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE).get(lease).then().statusCode(403);
        staffWith(Permissions.CATALOG_ITEMS_WRITE).delete(lease).then().statusCode(403);
        cataloguer("ann")
                .put(BASE + "/records/" + UUID.randomUUID() + "/lease")
                .then()
                .statusCode(404);
    }
}
