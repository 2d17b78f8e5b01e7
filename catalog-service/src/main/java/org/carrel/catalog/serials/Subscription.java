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
     * @param firstSequence the position of that issue among all that were foretold, from 1
     */
    public record Schedule(List<Subfield> pattern, List<Integer> firstNumbers, LocalDate firstOn, int firstSequence) {
        public Schedule {
            pattern = List.copyOf(pattern);
            firstNumbers = List.copyOf(firstNumbers);
        }

        /** Whether another one foretells the same issues. */
        boolean foretellsAs(Schedule other) {
            return pattern.equals(other.pattern)
                    && firstNumbers.equals(other.firstNumbers)
                    && firstOn.equals(other.firstOn);
        }

        /** The same issues, behind others that were foretold before. */
        public Schedule from(int sequence) {
            return new Schedule(pattern, firstNumbers, firstOn, sequence);
        }

        /** The pattern that the subfields make up. */
        public PublicationPattern read() {
            return PublicationPattern.of(pattern);
        }
    }

    /** Whether an edit changes which issues come when. */
    public boolean reschedules(Subscription edited) {
        return !schedule.foretellsAs(edited.schedule());
    }

    /** This subscription as an edit has it; which issues come when begins anew behind the last one that stays. */
    public Subscription edited(Subscription wanted, int lastSequence) {
        return new Subscription(
                id,
                version + 1,
                recordId,
                wanted.name(),
                reschedules(wanted) ? wanted.schedule().from(lastSequence + 1) : schedule,
                wanted.template(),
                wanted.claimAfterDays(),
                ended);
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
