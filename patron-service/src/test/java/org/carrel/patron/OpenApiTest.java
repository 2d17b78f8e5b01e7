package org.carrel.patron;

import org.junit.jupiter.api.Test;

import org.carrel.testkit.CarrelTest;
import org.carrel.testkit.OpenApiContract;

@CarrelTest
class OpenApiTest {

    @Test
    void the_committed_document_is_what_the_service_serves() {
        OpenApiContract.verify();
    }
}
