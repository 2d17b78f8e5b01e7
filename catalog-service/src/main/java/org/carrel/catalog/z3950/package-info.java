/**
 * The language of Z39.50 (ISO 23950): its messages as values, and how they are spelt in BER, in both directions. Owns
 * no connection and no state: the client asks outside databases with it, and a server may answer with it. Whatever
 * octets come in, it ends with a message or with its own exception.
 */
@NullMarked
package org.carrel.catalog.z3950;

import org.jspecify.annotations.NullMarked;
