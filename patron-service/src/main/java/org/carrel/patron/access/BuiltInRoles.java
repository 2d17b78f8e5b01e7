package org.carrel.patron.access;

import java.util.List;
import java.util.Set;

import org.carrel.platform.security.Permissions;

/** The roles that a new installation starts with, cut to the jobs people have in a library. */
public final class BuiltInRoles {

    /** Code of the role that holds every permission. */
    public static final String SYSTEM_ADMINISTRATOR = "system-administrator";

    private BuiltInRoles() {}

    /** All of them, in the order in which they are shown. */
    public static List<Role> all() {
        return List.of(
                role(
                        SYSTEM_ADMINISTRATOR,
                        "System administrator",
                        Permissions.all().toArray(String[]::new)),
                role(
                        "cataloguer",
                        "Cataloguer",
                        Permissions.CATALOG_RECORDS_WRITE,
                        Permissions.CATALOG_RECORDS_DRAFT,
                        Permissions.CATALOG_RECORDS_REVIEW,
                        Permissions.CATALOG_ITEMS_WRITE,
                        Permissions.CATALOG_IMPORTS_RUN,
                        Permissions.CATALOG_RECORDS_DELETE,
                        Permissions.CATALOG_RULES_WRITE,
                        Permissions.CATALOG_TARGETS_SEARCH,
                        Permissions.CATALOG_ITEMS_BULK_EDIT,
                        Permissions.CATALOG_SERIALS_WRITE,
                        Permissions.CATALOG_ORDERS_WRITE,
                        Permissions.CATALOG_PROCESSING_WRITE,
                        Permissions.CATALOG_COLLECTION_WRITE,
                        Permissions.CATALOG_LISTS_WRITE,
                        Permissions.CATALOG_REFERENCE_WRITE,
                        Permissions.CATALOG_STATISTICS_READ),
                role(
                        "trainee-cataloguer",
                        "Trainee cataloguer",
                        Permissions.CATALOG_RECORDS_DRAFT,
                        Permissions.CATALOG_TARGETS_SEARCH,
                        Permissions.CATALOG_LISTS_WRITE),
                role(
                        "circulation-desk",
                        "Circulation desk",
                        Permissions.CHECK_OUT,
                        Permissions.CHECK_IN,
                        Permissions.RENEW,
                        Permissions.REQUESTS_PLACE,
                        Permissions.LOANS_READ,
                        Permissions.RULES_READ,
                        Permissions.LOANS_MANAGE,
                        Permissions.ITEMS_MARK,
                        Permissions.BOOKINGS_MANAGE,
                        Permissions.FEES_READ,
                        Permissions.FEES_CHARGE,
                        Permissions.FEES_PAY,
                        Permissions.MOBILE_RUN,
                        Permissions.OFFLINE_WORK,
                        Permissions.PATRONS_READ,
                        Permissions.PATRONS_WRITE,
                        Permissions.ILL_REQUESTS_READ,
                        Permissions.NOTICES_READ),
                role(
                        "circulation-supervisor",
                        "Circulation supervisor",
                        Permissions.CHECK_OUT,
                        Permissions.CHECK_IN,
                        Permissions.RENEW,
                        Permissions.REQUESTS_PLACE,
                        Permissions.REQUESTS_MANAGE,
                        Permissions.LOANS_READ,
                        Permissions.RULES_READ,
                        Permissions.RULES_WRITE,
                        Permissions.CALENDARS_WRITE,
                        Permissions.LOANS_MANAGE,
                        Permissions.CHECK_IN_MODES,
                        Permissions.ITEMS_MARK,
                        Permissions.BOOKINGS_MANAGE,
                        Permissions.FEES_READ,
                        Permissions.FEES_CHARGE,
                        Permissions.FEES_PAY,
                        Permissions.FEES_FORGIVE,
                        Permissions.CASH_DRAWERS,
                        Permissions.FEES_EXPORT,
                        Permissions.RESERVES_MANAGE,
                        Permissions.MOBILE_MANAGE,
                        Permissions.MOBILE_RUN,
                        Permissions.OFFLINE_WORK,
                        Permissions.OFFLINE_MANAGE,
                        Permissions.JOBS_RUN,
                        Permissions.STATISTICS_READ,
                        Permissions.OVERRIDE,
                        Permissions.PATRONS_READ,
                        Permissions.PATRONS_WRITE,
                        Permissions.PATRONS_BLOCKS_WRITE,
                        Permissions.ILL_REQUESTS_READ,
                        Permissions.NOTICES_READ,
                        Permissions.NOTICES_WRITE),
                role(
                        "ill-librarian",
                        "Interlibrary loan librarian",
                        Permissions.ILL_REQUESTS_READ,
                        Permissions.ILL_REQUESTS_WRITE,
                        Permissions.ILL_PARTNERS_WRITE,
                        Permissions.PATRONS_READ,
                        Permissions.LOANS_READ,
                        Permissions.REQUESTS_PLACE,
                        Permissions.NOTICES_READ),
                role(
                        "patron-registrar",
                        "Patron registrar",
                        Permissions.PATRONS_READ,
                        Permissions.PATRONS_WRITE,
                        Permissions.PATRONS_BLOCKS_WRITE,
                        Permissions.GROUPS_WRITE,
                        Permissions.NOTICES_READ),
                role(
                        "reporting",
                        "Reporting",
                        Permissions.LOANS_READ,
                        Permissions.RULES_READ,
                        Permissions.FEES_READ,
                        Permissions.STATISTICS_READ,
                        Permissions.CATALOG_STATISTICS_READ,
                        Permissions.ILL_REQUESTS_READ,
                        Permissions.NOTICES_READ));
    }

    private static Role role(String code, String name, String... permissions) {
        return new Role(code, 0, name, Set.of(permissions), true);
    }
}
