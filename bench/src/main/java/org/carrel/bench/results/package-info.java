/** What a measurement found: figures with their targets, the machine they were found on, a table and a JSON file. */
@NullMarked
package org.carrel.bench.results;

import org.jspecify.annotations.NullMarked;
