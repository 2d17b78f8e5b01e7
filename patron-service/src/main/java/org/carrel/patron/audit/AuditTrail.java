package org.carrel.patron.audit;

import java.util.Collection;

/** Who changed whom, and when. Written in the transaction of the change, never edited. */
public interface AuditTrail {

    /**
     * Notes a change by whoever is calling.
     *
     * @param action what was done, in kebab case
     * @param subjectKind what sort of thing it was done to
     * @param subjectId which one
     * @param fields names of the fields that changed, never their values
     */
    void note(String action, String subjectKind, String subjectId, Collection<String> fields);
}
