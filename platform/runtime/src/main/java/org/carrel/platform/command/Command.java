package org.carrel.platform.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * Marks a resource method that changes something. The method
 *
 * <ul>
 *   <li>runs in one new transaction, which is committed before the answer is sent;
 *   <li>is repeated, up to three times in all, when it lost a race (deadlock, serialisation failure, stale version); a
 *       stale version is not repeated when the client sent {@code If-Match}, for then the client must decide;
 *   <li>honours the {@code Idempotency-Key} header: the first answer below 500 is stored in the same transaction and
 *       given again to the same caller sending the same key and body, marked with {@code Idempotency-Replayed: true};
 *       the same key with another body is refused with 422 {@code idempotency-key-reused}. Keys are kept for 48 hours.
 * </ul>
 *
 * The method must return a {@link jakarta.ws.rs.core.Response}; it returns refusals rather than throwing them, so that
 * they are remembered too. An exception, or an answer of 500 and above, rolls everything back.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Command {}
