package org.carrel.notification.preferences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.carrel.notification.templates.NoticeKind;

/**
 * What one patron wants to be told.
 *
 * @param version grows with every change; 0 as long as the patron has decided nothing
 * @param choices decisions of the patron, one for a kind and channel at the most
 * @param mandatory kinds that nobody can refuse, such as those that the law asks for
 */
public record Preferences(long version, List<Choice> choices, Set<NoticeKind> mandatory) {

    public Preferences {
        choices = List.copyOf(choices);
        mandatory = Set.copyOf(mandatory);
        var seen = new HashSet<Choice>();
        for (var choice : choices) {
            if (!seen.add(new Choice(choice.kind(), choice.channel(), true))) {
                throw new IllegalArgumentException("two choices for " + choice.kind());
            }
        }
    }

    /** Whether a notice of this kind is to go out by this channel. */
    public boolean wants(NoticeKind kind, Channel channel) {
        return mandatory.contains(kind)
                || choices.stream()
                        .filter(choice -> choice.kind() == kind && choice.channel() == channel)
                        .map(Choice::wanted)
                        .findFirst()
                        .orElse(kind.wantedByDefault());
    }

    /** Whether the patron refused it, as opposed to never having asked for it. */
    public boolean refuses(NoticeKind kind, Channel channel) {
        return !wants(kind, channel) && kind.wantedByDefault();
    }

    /** The patron's new decisions, unless they refuse what cannot be refused. */
    public Change decide(List<Choice> wished) {
        var refused = new ArrayList<NoticeKind>();
        for (var choice : wished) {
            if (!choice.wanted() && mandatory.contains(choice.kind())) {
                refused.add(choice.kind());
            }
        }
        return refused.isEmpty()
                ? new Changed(new Preferences(version + 1, wished, mandatory))
                : new Mandatory(List.copyOf(refused));
    }

    /** What came of wished choices. */
    public sealed interface Change {}

    /**
     * The choices hold.
     *
     * @param preferences what the patron wants now
     */
    public record Changed(Preferences preferences) implements Change {}

    /**
     * Some of the kinds cannot be refused.
     *
     * @param kinds those
     */
    public record Mandatory(List<NoticeKind> kinds) implements Change {}
}
