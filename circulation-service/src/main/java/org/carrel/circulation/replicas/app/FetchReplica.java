package org.carrel.circulation.replicas.app;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import org.carrel.circulation.items.app.KeepItems;
import org.carrel.circulation.patrons.app.KeepPatrons;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.events.CarrelEvent;
import org.carrel.events.ItemChanged;
import org.carrel.events.PatronChanged;
import org.carrel.events.PlaceChanged;
import org.carrel.events.TitleChanged;
import org.carrel.platform.messaging.EventJson;
import org.carrel.platform.problem.Problem;
import org.carrel.platform.problem.ProblemException;

/** Asks the owner of something that a replica lacks, and stores the answer as if its event had come. */
@ApplicationScoped
class FetchReplica {
    private static final Logger LOG = Logger.getLogger(FetchReplica.class);

    private final Owners.Catalogue catalogue;
    private final Owners.PatronRegister register;
    private final KeepItems items;
    private final KeepPatrons patrons;
    private final PlaceDirectory places;

    FetchReplica(
            @RestClient Owners.Catalogue catalogue,
            @RestClient Owners.PatronRegister register,
            KeepItems items,
            KeepPatrons patrons,
            PlaceDirectory places) {
        this.catalogue = catalogue;
        this.register = register;
        this.items = items;
        this.patrons = patrons;
        this.places = places;
    }

    /** Asks once. Afterwards the replica has it, or its owner does not know it either. */
    void fetch(Replicated missing) {
        switch (missing) {
            case Replicated.CardHolder(var number) ->
                ask(missing, () -> register.patron(number, null), PatronChanged.class, patrons::project);
            case Replicated.PatronById(var id) ->
                ask(missing, () -> register.patron(null, id), PatronChanged.class, patrons::project);
            case Replicated.ItemByBarcode(var barcode) ->
                ask(missing, () -> catalogue.item(barcode, null), ItemChanged.class, items::project);
            case Replicated.ItemById(var id) ->
                ask(missing, () -> catalogue.item(null, id), ItemChanged.class, items::project);
            case Replicated.TitleById(var id) ->
                ask(missing, () -> catalogue.title(id), TitleChanged.class, items::project);
            case Replicated.PlaceById(var id) ->
                ask(missing, () -> catalogue.place(id), PlaceChanged.class, place -> {
                    places.project(place);
                    places.reload();
                });
        }
    }

    private static <T extends CarrelEvent> void ask(
            Replicated missing,
            java.util.function.Supplier<Response> question,
            Class<T> type,
            java.util.function.Consumer<T> keep) {
        byte[] answer;
        try (Response response = question.get()) {
            answer = response.readEntity(String.class).getBytes(StandardCharsets.UTF_8);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return;
            }
            throw unavailable(missing, e);
        } catch (ProcessingException e) {
            throw unavailable(missing, e);
        }
        T told = EventJson.read(answer, type);
        QuarkusTransaction.joiningExisting().run(() -> keep.accept(told));
    }

    private static ProblemException unavailable(Replicated missing, RuntimeException cause) {
        LOG.warnf("owner did not answer missing=%s cause=%s", missing.getClass().getSimpleName(), cause.toString());
        return new ProblemException(Problem.of(503, "unavailable", "This cannot be done right now.")
                .detail("Not known here yet, and its owner does not answer: the " + missing.name() + ".")
                .with("missing", missing.name()));
    }
}
