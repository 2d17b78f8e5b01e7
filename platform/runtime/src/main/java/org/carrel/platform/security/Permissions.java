package org.carrel.platform.security;

import java.util.List;

/**
 * The permissions. A role is a set of them; a token carries them as OAuth scopes (RFC 6749, section 3.3).
 *
 * <p>A single finding may be opened for overriding by {@link #override(String)} where the broad {@link #OVERRIDE} would
 * be too much.
 */
public final class Permissions {

    /** Edit bibliographic records, and see suppressed ones. */
    public static final String CATALOG_RECORDS_WRITE = "catalog.records.write";

    /** Propose changes of records, for somebody else to accept. */
    public static final String CATALOG_RECORDS_DRAFT = "catalog.records.draft";

    /** Accept changes of records that others propose, or send them back. */
    public static final String CATALOG_RECORDS_REVIEW = "catalog.records.review";

    /** Create and edit items. */
    public static final String CATALOG_ITEMS_WRITE = "catalog.items.write";

    /** Edit the place tree and the service points. */
    public static final String CATALOG_PLACES_WRITE = "catalog.places.write";

    /** Import files of records. */
    public static final String CATALOG_IMPORTS_RUN = "catalog.imports.run";

    /** Delete records that nothing is attached to. */
    public static final String CATALOG_RECORDS_DELETE = "catalog.records.delete";

    /** Edit what records are judged and merged by: validation, match and overlay rules, local defaults. */
    public static final String CATALOG_RULES_WRITE = "catalog.rules.write";

    /** Search outside databases and take records from them. */
    public static final String CATALOG_TARGETS_SEARCH = "catalog.targets.search";

    /** Edit which outside databases there are. */
    public static final String CATALOG_TARGETS_WRITE = "catalog.targets.write";

    /** Change many items in one go, and undo it. */
    public static final String CATALOG_ITEMS_BULK_EDIT = "catalog.items.bulk-edit";

    /** Keep subscriptions, and check serial issues in. */
    public static final String CATALOG_SERIALS_WRITE = "catalog.serials.write";

    /** Order and receive material. */
    public static final String CATALOG_ORDERS_WRITE = "catalog.orders.write";

    /** Prepare and repair items: checklists, labels, repair tickets. */
    public static final String CATALOG_PROCESSING_WRITE = "catalog.processing.write";

    /** Decide what is kept and what is withdrawn; take inventory. */
    public static final String CATALOG_COLLECTION_WRITE = "catalog.collection.write";

    /** Keep lists and saved searches that others see, and reading lists for courses. */
    public static final String CATALOG_LISTS_WRITE = "catalog.lists.write";

    /** Log reference questions and their answers. */
    public static final String CATALOG_REFERENCE_WRITE = "catalog.reference.write";

    /** See statistics of the collection. */
    public static final String CATALOG_STATISTICS_READ = "catalog.statistics.read";

    /** Check items out. */
    public static final String CHECK_OUT = "circulation.check-out";

    /** Check items in. */
    public static final String CHECK_IN = "circulation.check-in";

    /** Renew loans. */
    public static final String RENEW = "circulation.renew";

    /** Place and cancel requests. */
    public static final String REQUESTS_PLACE = "circulation.requests.place";

    /** Work the request lists: queues, pull lists, hold shelf. */
    public static final String REQUESTS_MANAGE = "circulation.requests.manage";

    /** See loans and requests of patrons. */
    public static final String LOANS_READ = "circulation.loans.read";

    /** See circulation rules and have them explained. */
    public static final String RULES_READ = "circulation.rules.read";

    /** Publish circulation rules. */
    public static final String RULES_WRITE = "circulation.rules.write";

    /** Edit opening hours. */
    public static final String CALENDARS_WRITE = "circulation.calendars.write";

    /** Change due dates, record claims and losses, take a check-out or a check-in back. */
    public static final String LOANS_MANAGE = "circulation.loans.manage";

    /** Check in with another date, from the book drop or with fines forgiven. */
    public static final String CHECK_IN_MODES = "circulation.check-in.modes";

    /** Mark items as missing, damaged or otherwise set aside. */
    public static final String ITEMS_MARK = "circulation.items.mark";

    /** Book items for a date. */
    public static final String BOOKINGS_MANAGE = "circulation.bookings.manage";

    /** See what patrons owe and what was paid. */
    public static final String FEES_READ = "circulation.fees.read";

    /** Charge a fee by hand. */
    public static final String FEES_CHARGE = "circulation.fees.charge";

    /** Take payments. */
    public static final String FEES_PAY = "circulation.fees.pay";

    /** Waive, refund, transfer and cancel fees. */
    public static final String FEES_FORGIVE = "circulation.fees.forgive";

    /** Open, count and close cash drawers. */
    public static final String CASH_DRAWERS = "circulation.fees.cash-drawers";

    /** Hand debts over to a bursar. */
    public static final String FEES_EXPORT = "circulation.fees.export";

    /** Put items on reserve for courses. */
    public static final String RESERVES_MANAGE = "circulation.reserves.manage";

    /** Plan the routes, stops and visits of mobile libraries. */
    public static final String MOBILE_MANAGE = "circulation.mobile.manage";

    /** Record the visits of a mobile library, and see its packing lists. */
    public static final String MOBILE_RUN = "circulation.mobile.run";

    /** Take circulation data along, and hand in what was done without a connection. */
    public static final String OFFLINE_WORK = "circulation.offline.work";

    /** Register offline devices and settle the conflicts of offline work. */
    public static final String OFFLINE_MANAGE = "circulation.offline.manage";

    /** See scheduled work, and start it early. */
    public static final String JOBS_RUN = "circulation.jobs.run";

    /** See statistics of circulation. */
    public static final String STATISTICS_READ = "circulation.statistics.read";

    /** Override any finding that can be overridden. */
    public static final String OVERRIDE = "circulation.override";

    /** Find and see patrons. */
    public static final String PATRONS_READ = "patrons.read";

    /** Register and edit patrons, issue cards. */
    public static final String PATRONS_WRITE = "patrons.write";

    /** Set and lift blocks. */
    public static final String PATRONS_BLOCKS_WRITE = "patrons.blocks.write";

    /** Read the address at which a patron wants to be told; for services that send notices. */
    public static final String PATRONS_CONTACT_READ = "patrons.contact.read";

    /** Edit patron groups. */
    public static final String GROUPS_WRITE = "groups.write";

    /** Manage staff accounts. */
    public static final String STAFF_MANAGE = "staff.manage";

    /** Manage roles. */
    public static final String ROLES_MANAGE = "roles.manage";

    /** Manage API clients. */
    public static final String CLIENTS_MANAGE = "clients.manage";

    /** Rotate the keys that sign tokens. */
    public static final String KEYS_ROTATE = "keys.rotate";

    /** See interlibrary requests. */
    public static final String ILL_REQUESTS_READ = "ill.requests.read";

    /** Create interlibrary requests and work on them. */
    public static final String ILL_REQUESTS_WRITE = "ill.requests.write";

    /** Edit partner libraries. */
    public static final String ILL_PARTNERS_WRITE = "ill.partners.write";

    /** See notices sent and their fate. */
    public static final String NOTICES_READ = "notices.read";

    /** Send notices again; change preferences for a patron. */
    public static final String NOTICES_WRITE = "notices.write";

    /** Edit notice templates. */
    public static final String TEMPLATES_WRITE = "templates.write";

    /** Ask the owner for what a replica lacks; for services only. */
    public static final String REPLICAS_READ = "replicas.read";

    /** See and replay dead letters, start maintenance jobs. */
    public static final String OPERATIONS = "operations";

    private static final List<String> ALL = List.of(
            CATALOG_RECORDS_WRITE,
            CATALOG_RECORDS_DRAFT,
            CATALOG_RECORDS_REVIEW,
            CATALOG_ITEMS_WRITE,
            CATALOG_PLACES_WRITE,
            CATALOG_IMPORTS_RUN,
            CATALOG_RECORDS_DELETE,
            CATALOG_RULES_WRITE,
            CATALOG_TARGETS_SEARCH,
            CATALOG_TARGETS_WRITE,
            CATALOG_ITEMS_BULK_EDIT,
            CATALOG_SERIALS_WRITE,
            CATALOG_ORDERS_WRITE,
            CATALOG_PROCESSING_WRITE,
            CATALOG_COLLECTION_WRITE,
            CATALOG_LISTS_WRITE,
            CATALOG_REFERENCE_WRITE,
            CATALOG_STATISTICS_READ,
            CHECK_OUT,
            CHECK_IN,
            RENEW,
            REQUESTS_PLACE,
            REQUESTS_MANAGE,
            LOANS_READ,
            RULES_READ,
            RULES_WRITE,
            CALENDARS_WRITE,
            LOANS_MANAGE,
            CHECK_IN_MODES,
            ITEMS_MARK,
            BOOKINGS_MANAGE,
            FEES_READ,
            FEES_CHARGE,
            FEES_PAY,
            FEES_FORGIVE,
            CASH_DRAWERS,
            FEES_EXPORT,
            RESERVES_MANAGE,
            MOBILE_MANAGE,
            MOBILE_RUN,
            OFFLINE_WORK,
            OFFLINE_MANAGE,
            JOBS_RUN,
            STATISTICS_READ,
            OVERRIDE,
            PATRONS_READ,
            PATRONS_WRITE,
            PATRONS_BLOCKS_WRITE,
            PATRONS_CONTACT_READ,
            GROUPS_WRITE,
            STAFF_MANAGE,
            ROLES_MANAGE,
            CLIENTS_MANAGE,
            KEYS_ROTATE,
            ILL_REQUESTS_READ,
            ILL_REQUESTS_WRITE,
            ILL_PARTNERS_WRITE,
            NOTICES_READ,
            NOTICES_WRITE,
            TEMPLATES_WRITE,
            REPLICAS_READ,
            OPERATIONS);

    private Permissions() {}

    /** Every permission there is, but for those of single overrides. */
    public static List<String> all() {
        return ALL;
    }

    /**
     * The permission to override one finding only.
     *
     * @param code the finding's code in kebab case, such as {@code item-limit-reached}
     */
    public static String override(String code) {
        return OVERRIDE + "." + code;
    }

    /** Whether a text names a permission, that of a single override included. */
    public static boolean isPermission(String name) {
        return ALL.contains(name) || (name.startsWith(OVERRIDE + ".") && name.length() > OVERRIDE.length() + 1);
    }
}
