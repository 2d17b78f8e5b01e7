package org.carrel.catalog.serials;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.marc.Subfield;

/**
 * A serial that a library takes.
 *
 * @param id its id
 * @param version grows with every edit
 * @param recordId its title
 * @param name what it is called in lists
 * @param schedule what comes when
 * @param template what issues become when they come
 * @param claimAfterDays how many days an issue may be late
 * @param ended whether no more issues are expected
 */
public record Subscription(
        UUID id,
        long version,
        UUID recordId,
        String name,
        Schedule schedule,
        Template template,
        int claimAfterDays,
        boolean ended) {

    /**
     * What comes when.
     *
     * @param pattern the subfields of a field 853
     * @param firstNumbers the numbers of the first issue, highest level first
     * @param firstOn when the first issue appeared
     */
    public record Schedule(List<Subfield> pattern, List<Integer> firstNumbers, LocalDate firstOn) {
        public Schedule {
            pattern = List.copyOf(pattern);
            firstNumbers = List.copyOf(firstNumbers);
        }

        /** The pattern that the subfields make up. */
        public PublicationPattern read() {
            return PublicationPattern.of(pattern);
        }
    }

    /**
     * What issues become when they come.
     *
     * @param locationId where they are put
     * @param materialType code of their material type
     * @param loanType code of their loan type
     * @param callNumber where they stand
     */
    public record Template(
            UUID locationId,
            String materialType,
            String loanType,
            @Nullable CallNumber callNumber) {}
}
