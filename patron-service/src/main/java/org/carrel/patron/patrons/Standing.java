package org.carrel.patron.patrons;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.carrel.patron.groups.AgeLimits;
import org.carrel.patron.groups.PatronGroup;

/** Whether a person may belong to a group. */
final class Standing {

    private static final int OLDEST = 130;

    private Standing() {}

    /** What keeps a person out of a group, judged on a day. */
    static List<Finding> check(PatronGroup group, @Nullable LocalDate birthDate, LocalDate today) {
        var findings = new ArrayList<Finding>();
        if (birthDate == null) {
            if (group.ages().matter()) {
                findings.add(new Finding.BirthDateNeeded(group.code()));
            }
            return findings;
        }
        int age = AgeLimits.ageOn(today, birthDate);
        if (birthDate.isAfter(today) || age > OLDEST) {
            findings.add(new Finding.ImplausibleBirthDate());
        } else if (!group.ages().admit(age)) {
            findings.add(new Finding.AgeNotAdmitted(group.code(), age));
        }
        return findings;
    }
}
