package org.carrel.platform.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a state-changing resource method that is deliberately no {@link Command}: it manages its own transactions and
 * does not remember its answers. The reason is for the reader.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface WithoutReplay {

    /** Why the method cannot be a command. */
    String value();
}
