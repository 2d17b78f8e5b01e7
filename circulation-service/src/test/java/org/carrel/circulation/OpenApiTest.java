package org.carrel.circulation;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.OpenApiContract;

@CarrelTest
class OpenApiTest {
    @Test
    void the_api_is_the_one_that_was_agreed() {
        OpenApiContract.verify();
    }
}
