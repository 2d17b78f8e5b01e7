package org.carrel.catalog.targets;

/** Makes a database that can be asked of what is known of it. */
@FunctionalInterface
public interface OutsideDatabases {

    OutsideDatabase of(Target.Description target);
}
