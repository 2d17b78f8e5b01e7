package org.carrel.notification.contacts.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import org.carrel.notification.contacts.Contact;
import org.carrel.notification.owners.app.Owners;

/** Asks how a patron is reached; outside of any transaction. */
@ApplicationScoped
public class FindContact {

    private final ContactOwner owner;

    FindContact(@RestClient ContactOwner owner) {
        this.owner = owner;
    }

    /** The contact; empty if there is no such patron. */
    public Optional<Contact> of(UUID patronId) {
        return Owners.ask("patron-service", () -> owner.contact(patronId)).map(ContactOwner.Answer::contact);
    }
}
