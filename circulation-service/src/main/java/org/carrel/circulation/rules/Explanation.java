package org.carrel.circulation.rules;

import java.util.List;

/**
 * Why a setting is as it is in one situation.
 *
 * @param setting the setting
 * @param value what holds, with the rule in brackets
 * @param rule the rule that won
 * @param losers all other rules that say something about the setting
 */
public record Explanation(String setting, String value, String rule, List<Loser> losers) {

    /**
     * @param rule a rule that lost
     * @param value what it says
     * @param why why it lost
     */
    public record Loser(String rule, String value, String why) {}

    public Explanation {
        losers = List.copyOf(losers);
    }
}
