package org.carrel.catalog.imports.web;

/** How rules are called. */
final class RuleCodes {

    static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";
    static final String MESSAGE = "must be 1 to 40 lower-case letters, digits or hyphens";

    private RuleCodes() {}
}
