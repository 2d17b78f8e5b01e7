package org.carrel.catalog.validation;

import java.util.Optional;

import org.carrel.catalog.marc.MarcRecord;

/** Which of the seven tables of coded positions is that of a record. */
enum Material {
    BOOKS("BK"),
    COMPUTER_FILES("CF"),
    CONTINUING_RESOURCES("CR"),
    MAPS("MP"),
    MUSIC("MU"),
    VISUAL_MATERIALS("VM"),
    MIXED_MATERIALS("MX");

    private final String code;

    Material(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The material that positions 6 and 7 of the leader tell. */
    static Optional<Material> ofLeader(MarcRecord record) {
        boolean continuing = "bis".indexOf(record.leaderAt(7)) >= 0;
        return record.leaderAt(6) == 'a' && continuing
                ? Optional.of(CONTINUING_RESOURCES)
                : ofCategory(record.leaderAt(6));
    }

    /** The material that position 0 of field 006 tells. */
    static Optional<Material> ofCategory(char category) {
        return switch (category) {
            case 'a', 't' -> Optional.of(BOOKS);
            case 'm' -> Optional.of(COMPUTER_FILES);
            case 's' -> Optional.of(CONTINUING_RESOURCES);
            case 'e', 'f' -> Optional.of(MAPS);
            case 'c', 'd', 'i', 'j' -> Optional.of(MUSIC);
            case 'g', 'k', 'o', 'r' -> Optional.of(VISUAL_MATERIALS);
            case 'p' -> Optional.of(MIXED_MATERIALS);
            default -> Optional.empty();
        };
    }
}
