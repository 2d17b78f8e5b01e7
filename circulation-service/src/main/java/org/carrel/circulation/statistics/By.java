package org.carrel.circulation.statistics;

/** By what counts are told apart. */
public enum By {
    /** The day at the branch, as {@code 2026-11-25}. */
    DAY,
    /** The month at the branch, as {@code 2026-11}. */
    MONTH,
    /** What happened. */
    KIND,
    /** The id of the branch where it happened. */
    BRANCH,
    /** The patron's group at the time. */
    PATRON_GROUP,
    /** The item's material type. */
    MATERIAL_TYPE,
    /** The item's loan type. */
    LOAN_TYPE,
    /** The id of the item's shelving location. */
    LOCATION,
    /** The class of the item's call number: {@code QA}, {@code 510}. */
    CALL_NUMBER_CLASS
}
