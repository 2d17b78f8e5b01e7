package org.carrel.notification.owners.app;

/** Another service cannot be asked right now. */
public class OwnerAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String owner;

    OwnerAwayException(String owner, String what) {
        super(owner + ": " + what);
        this.owner = owner;
    }

    /** The service, such as {@code patron-service}. */
    public String owner() {
        return owner;
    }
}
