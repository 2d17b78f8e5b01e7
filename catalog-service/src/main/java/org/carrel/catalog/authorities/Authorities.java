package org.carrel.catalog.authorities;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.headings.AccessPoint;
import org.carrel.catalog.headings.HeadingList;
import org.carrel.catalog.marc.Octets;

/** The authorities in store, and their links. Every change is part of the current transaction. */
public interface Authorities {

    /** Whoever links headings waits for those who store authorities, and the other way round. */
    void lock(boolean storesAuthorities);

    /** Whether there are any. */
    boolean exist();

    /** Authorities as they were before they were stored again. */
    Map<UUID, Established> established(Collection<UUID> ids);

    /** Stores what authority records say. */
    void set(Map<UUID, AuthorityDescription> authorities);

    /** Forgets authorities and their links. */
    void forget(Collection<UUID> authorities);

    /** Links headings that are in store already to these authorities. */
    void linkExisting(Collection<UUID> authorities);

    /** Who is known by these forms and numbers. */
    Linking.Known known(Set<UUID> forms, Set<String> numbers);

    /** Gives records these links and no others. */
    void setLinks(Collection<UUID> records, Collection<UUID> fresh, List<Link> links);

    Optional<Established> find(UUID id);

    /** The links of an authority, record by record. */
    List<Link> links(UUID authority, @Nullable UUID afterRecord, int limit);

    /** How many records have links to an authority. */
    long linkedRecords(UUID authority);

    /** Which of these authorities control anything. */
    Set<UUID> linked(Collection<UUID> authorities);

    /** The records linked to an authority, in the order of their ids. */
    List<UUID> linkedAfter(UUID authority, @Nullable UUID after, int limit);

    /** Lets one authority take over the links, names and numbers of another. */
    void merge(UUID from, UUID into, Instant now);

    /** Headings in use that no authority controls, in the order of their list. */
    List<Used> unlinked(HeadingList list, @Nullable After after, int limit);

    /** Neighbours in a list that look like one heading in two forms. */
    List<Twins> twins(HeadingList list, @Nullable After after, int limit);

    /** References that lead to a heading that nobody uses. */
    List<Blind> blind(@Nullable UUID afterAuthority, int limit);

    /**
     * What is known of an authority.
     *
     * @param id its record
     * @param kind what its heading names
     * @param text the heading
     * @param form the key of its form
     * @param thesaurus its thesaurus, if it names one
     * @param mergedInto the authority that took its place
     */
    record Established(
            UUID id,
            AccessPoint.Kind kind,
            String text,
            UUID form,
            @Nullable String thesaurus,
            @Nullable UUID mergedInto) {}

    /** Behind which line of a list a report goes on. */
    record After(Octets key, UUID id) {}

    /**
     * A heading that records use.
     *
     * @param headingId its id
     * @param text what people read
     * @param records how many records use it
     * @param key where it files
     */
    record Used(UUID headingId, String text, int records, Octets key) {}

    /**
     * Two headings that may be one.
     *
     * @param sameWords whether they differ in case, marks and punctuation alone; otherwise one lacks the other's dates
     */
    record Twins(Used one, Used other, boolean sameWords) {}

    /** A reference that leads nowhere. */
    record Blind(UUID authorityId, String heading, long references) {}
}
