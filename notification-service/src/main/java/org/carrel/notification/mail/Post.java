package org.carrel.notification.mail;

/** Hands messages over. */
public interface Post {

    Receipt send(Message message);
}
