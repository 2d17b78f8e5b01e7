package org.carrel.ill.requests.app;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** What an installation sets for interlibrary requests. */
@ConfigMapping(prefix = "carrel.ill")
interface IllSettings {

    Limits limits();

    /** An equal request within this time counts as a duplicate even if the earlier one is finished. */
    Duration duplicateWindow();

    /** The IANA time zone where no place on the way up names one. */
    String timeZone();

    /** How many unfinished requests a patron may have. */
    interface Limits {

        int everyone();

        /** By code of the patron group. */
        Map<String, Integer> groups();

        default int of(String group) {
            return groups().getOrDefault(group, everyone());
        }
    }
}
