package org.carrel.catalog;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.OpenApiContract;

@CarrelTest
class OpenApiTest {

    @Test
    void the_api_is_as_promised() {
        OpenApiContract.verify();
    }
}
