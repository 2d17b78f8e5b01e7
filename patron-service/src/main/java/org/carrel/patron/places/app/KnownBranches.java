package org.carrel.patron.places.app;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import org.carrel.events.PlaceChanged;
import org.carrel.patron.places.Branch;
import org.carrel.patron.places.Branches;

/**
 * The branches that are known here, and the one that was opened a moment ago: of a branch that was never heard of, its
 * owner is asked once. If the owner cannot be asked, the branch stays unknown.
 */
@ApplicationScoped
public class KnownBranches {

    private static final Logger LOG = Logger.getLogger(KnownBranches.class);

    private final Branches branches;
    private final PlaceOwner owner;

    KnownBranches(Branches branches, @RestClient PlaceOwner owner) {
        this.branches = branches;
        this.owner = owner;
    }

    public Optional<Branch> find(UUID id) {
        if (!branches.heardOf(id)) {
            // The transaction waits aside, so that no connection is held while another service thinks.
            PlaceChanged told = QuarkusTransaction.suspendingExisting().call(() -> ask(id));
            if (told != null) {
                branches.keep(told);
            }
        }
        return branches.find(id);
    }

    private @Nullable PlaceChanged ask(UUID id) {
        try {
            return owner.place(id);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status != 404) {
                LOG.warnf("catalog-service did not tell of a place status=%d place=%s", status, id);
            }
            return null;
        } catch (ProcessingException e) {
            LOG.warnf("catalog-service could not be asked for a place place=%s reason=%s", id, e.toString());
            return null;
        }
    }
}
