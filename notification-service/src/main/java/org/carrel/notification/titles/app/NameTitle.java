package org.carrel.notification.titles.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

import org.carrel.events.TitleChanged;
import org.carrel.notification.owners.app.Owners;
import org.carrel.notification.titles.Title;
import org.carrel.notification.titles.Titles;

/** Says what something is called; outside of any transaction, for it may have to ask the owner. */
@ApplicationScoped
public class NameTitle {

    private static final String OWNER = "catalog-service";

    private final Titles titles;
    private final TitleOwner owner;

    NameTitle(Titles titles, @RestClient TitleOwner owner) {
        this.titles = titles;
        this.owner = owner;
    }

    /** The title of a record, or of the record of an item; empty if nobody knows either. */
    public Optional<Title> of(@Nullable UUID recordId, @Nullable UUID itemId) {
        Optional<Title> known = recordId == null ? Optional.empty() : ofRecord(recordId);
        return known.or(() -> itemId == null ? Optional.empty() : ofItem(itemId));
    }

    private Optional<Title> ofRecord(UUID recordId) {
        var held = QuarkusTransaction.requiringNew().call(() -> titles.find(recordId));
        if (held.isPresent()) {
            return held;
        }
        Optional<TitleChanged> told = Owners.ask(OWNER, () -> owner.title(recordId));
        told.ifPresent(changed -> QuarkusTransaction.requiringNew().run(() -> titles.take(changed)));
        return told.map(changed -> new Title(changed.title(), changed.author()));
    }

    private Optional<Title> ofItem(UUID itemId) {
        return Owners.ask(OWNER, () -> owner.item(itemId)).map(item -> new Title(item.title(), item.author()));
    }
}
