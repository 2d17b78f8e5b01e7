package org.carrel.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * A test of a whole service over HTTP: with a PostgreSQL database of its own, topics of its own on the build's one
 * Kafka, an issuer of tokens (see {@link Tokens}) and a clock that can be moved (see {@link TestClock}).
 *
 * <p>It is a stereotype because Quarkus makes a bean only of test classes whose annotations it finds in the module
 * itself.
 */
@QuarkusTest
@Stereotype
@Singleton
@WithTestResource(value = CarrelServers.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CarrelTest {}
