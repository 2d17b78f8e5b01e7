package org.carrel.catalog.search;

import org.carrel.testkit.CarrelTest;

/** With the engine that needs no configuration. */
@CarrelTest
class SearchServiceTest extends SearchContract {}
