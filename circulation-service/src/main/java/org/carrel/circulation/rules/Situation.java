package org.carrel.circulation.rules;

import java.util.List;

/**
 * For whom and what the rules are asked.
 *
 * @param itemBranch codes of the branch that owns the item and of all above it, nearest first
 * @param patronBranch codes of the patron's home branch and of all above it, nearest first
 * @param pickupBranch codes of the branch of the pickup point and of all above it; empty if there is none
 * @param patronGroup code of the patron's group
 * @param kind what the item is
 */
public record Situation(
        List<String> itemBranch,
        List<String> patronBranch,
        List<String> pickupBranch,
        String patronGroup,
        ItemKind kind) {

    /**
     * What the rules see of an item.
     *
     * @param materialType code of its material type
     * @param loanType code of its loan type
     * @param location code of its shelving location
     */
    public record ItemKind(String materialType, String loanType, String location) {}

    public Situation {
        itemBranch = List.copyOf(itemBranch);
        patronBranch = List.copyOf(patronBranch);
        pickupBranch = List.copyOf(pickupBranch);
    }

    List<String> branchFor(Setting setting) {
        return switch (setting.whose()) {
            case ITEM -> itemBranch;
            case PATRON, PATRON_AND_MATERIAL, PATRON_AND_ITEM -> patronBranch;
            case PICKUP_POINT -> pickupBranch;
        };
    }

    /** The single value of a dimension other than the branch. */
    String valueOf(Dimension dimension) {
        return switch (dimension) {
            case PATRON_GROUP -> patronGroup;
            case MATERIAL_TYPE -> kind.materialType();
            case LOAN_TYPE -> kind.loanType();
            case LOCATION -> kind.location();
            case BRANCH -> throw new IllegalArgumentException("a branch is a path, not one value");
        };
    }
}
