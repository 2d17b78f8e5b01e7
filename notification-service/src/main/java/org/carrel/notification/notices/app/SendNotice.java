package org.carrel.notification.notices.app;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.carrel.notification.contacts.Contact;
import org.carrel.notification.contacts.app.FindContact;
import org.carrel.notification.mail.Message;
import org.carrel.notification.mail.Post;
import org.carrel.notification.mail.Receipt;
import org.carrel.notification.notices.Notice;
import org.carrel.notification.notices.NoticeState;
import org.carrel.notification.notices.Reasons;
import org.carrel.notification.notices.Recheck;
import org.carrel.notification.notices.Sending;
import org.carrel.notification.notices.Standing;
import org.carrel.notification.notices.Standings;
import org.carrel.notification.owners.app.OwnerAwayException;
import org.carrel.notification.preferences.Wishes;

/**
 * Makes one attempt to send a notice: looks once more whether it still holds and is wanted, asks for the address,
 * writes it and hands it over. No transaction is open meanwhile.
 */
@ApplicationScoped
class SendNotice {

    private final Look look;
    private final FindContact contacts;
    private final WriteNotice writing;
    private final Post post;
    private final String domain;

    SendNotice(
            Look look,
            FindContact contacts,
            WriteNotice writing,
            Post post,
            @ConfigProperty(name = "carrel.mail-from") String from) {
        this.look = look;
        this.contacts = contacts;
        this.writing = writing;
        this.post = post;
        this.domain = from.substring(from.lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
    }

    Sending send(Notice notice) {
        var seen = look.at(notice);
        if (seen.withheld() != null) {
            return seen.withheld();
        }
        try {
            return contacts.of(notice.occurrence().patronId())
                    .map(contact -> send(notice, seen.standing(), contact))
                    .orElse(new Sending.Withheld(NoticeState.CANCELLED, Reasons.PATRON_GONE));
        } catch (OwnerAwayException e) {
            return new Sending.NotNow(e.owner() + "-unavailable", null);
        }
    }

    private Sending send(Notice notice, @Nullable Standing standing, Contact contact) {
        var address = contact.email();
        if (address == null) {
            return new Sending.Never(Reasons.NO_ADDRESS, null);
        }
        var letter = writing.write(notice, standing, contact);
        var language = letter.template().language();
        var wording = letter.wording();
        var receipt = post.send(new Message(
                notice.id().messageId(domain),
                address,
                wording.subject(),
                wording.text(),
                wording.html(),
                language.tag()));
        return switch (receipt) {
            case Receipt.Accepted() ->
                new Sending.Accepted(language, letter.template().version());
            case Receipt.Rejected(var reply)
            when reply.permanent() -> new Sending.Never("rejected-by-mail-server", reply);
            case Receipt.Rejected(var reply) -> new Sending.NotNow("put-off-by-mail-server", reply);
            case Receipt.NoAnswer(var reason) -> new Sending.NotNow(reason, null);
            case Receipt.NotAnAddress() -> new Sending.Never(Reasons.NO_ADDRESS, null);
        };
    }

    /** The last look before a notice leaves. */
    @ApplicationScoped
    static class Look {

        private final Standings standings;
        private final Wishes wishes;
        private final Clock clock;

        Look(Standings standings, Wishes wishes, Clock clock) {
            this.standings = standings;
            this.wishes = wishes;
            this.clock = clock;
        }

        /**
         * What was seen.
         *
         * @param standing how the subject stands
         * @param withheld why the notice is not to be sent after all
         */
        record Seen(@Nullable Standing standing, Sending.@Nullable Withheld withheld) {}

        Seen at(Notice notice) {
            return QuarkusTransaction.requiringNew().call(() -> seen(notice));
        }

        private Seen seen(Notice notice) {
            var occurrence = notice.occurrence();
            var standing = standings.of(occurrence.subject()).orElse(null);
            return switch (Recheck.of(occurrence, standing, clock.instant())) {
                case Recheck.NoLonger(var reason) ->
                    new Seen(standing, new Sending.Withheld(NoticeState.CANCELLED, reason));
                case Recheck.Holds() ->
                    wishes.of(occurrence.patronId()).wants(occurrence.kind(), notice.channel())
                            ? new Seen(standing, null)
                            : new Seen(
                                    standing, new Sending.Withheld(NoticeState.SUPPRESSED, Reasons.REFUSED_BY_PATRON));
            };
        }
    }
}
