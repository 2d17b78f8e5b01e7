package org.carrel.circulation.rules.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import org.jspecify.annotations.Nullable;

import org.carrel.circulation.items.Item;
import org.carrel.circulation.nodes.ChangedElsewhere;
import org.carrel.circulation.patrons.Patron;
import org.carrel.circulation.places.PlaceTree;
import org.carrel.circulation.places.app.PlaceDirectory;
import org.carrel.circulation.rules.RuleSets;
import org.carrel.circulation.rules.RuleSets.Published;
import org.carrel.circulation.rules.RuleTable;
import org.carrel.circulation.rules.RuleText;
import org.carrel.circulation.rules.Situation;
import org.carrel.circulation.rules.Terms;

/** The rules in force, in memory. Another node's publication is noticed within a second. */
@ApplicationScoped
public class RuleBook {
    private static final String SHIPPED = "/rules/consortium.yaml";
    /** No rule for a patron group is meant. */
    private static final String ANYBODY = "";

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};

    private final RuleSets ruleSets;
    private final PlaceDirectory places;
    private final Clock clock;
    private volatile @Nullable InForce inForce;

    private record InForce(Published published, RuleTable table) {}

    RuleBook(RuleSets ruleSets, PlaceDirectory places, Clock clock) {
        this.ruleSets = ruleSets;
        this.places = places;
        this.clock = clock;
    }

    /** What the rules say for a patron and an item. */
    public Terms terms(Patron patron, Item item) {
        return table().terms(situation(patron.group(), patron.homeBranchId(), item, null));
    }

    /** What the rules say for a patron and an item that would be picked up somewhere. */
    public Terms terms(Patron patron, Item item, UUID pickupServicePointId) {
        return table().terms(situation(patron.group(), patron.homeBranchId(), item, pickupServicePointId));
    }

    /** What the rules say for an item and a request, which is picked up somewhere. Says nothing of patron limits. */
    public Terms termsOfRequest(String patronGroup, Item item, UUID pickupServicePointId) {
        // The home branch is not known here; that the patron may pick up there was decided when the request was placed.
        UUID home = places.tree().branchOf(pickupServicePointId).orElse(null);
        return table().terms(situation(patronGroup, home, item, pickupServicePointId));
    }

    /** What the rules say of an item, whoever has it or has had it. */
    public Terms termsOfItem(Item item) {
        return table().terms(situation(ANYBODY, null, item, null));
    }

    /** How the rules see a patron, an item and a pickup point. */
    public Situation situation(
            String patronGroup, @Nullable UUID homeBranchId, Item item, @Nullable UUID pickupServicePointId) {
        PlaceTree tree = places.tree();
        return new Situation(
                tree.codesUpward(item.shelf().branchId()),
                homeBranchId == null ? List.of() : tree.codesUpward(homeBranchId),
                pickupServicePointId == null
                        ? List.of()
                        : tree.branchOf(pickupServicePointId)
                                .map(tree::codesUpward)
                                .orElse(List.of()),
                patronGroup,
                new Situation.ItemKind(
                        item.materialType(),
                        item.loanType(),
                        tree.codeOf(item.shelf().locationId())));
    }

    public RuleTable table() {
        InForce now = inForce;
        return now == null ? reload().table() : now.table();
    }

    /** The rules that were in force at a moment, made ready for questions; nothing before the first. */
    public Optional<RuleTable> tableAt(Instant moment) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> ruleSets.inForceAt(moment))
                .map(then -> then.version() == published().version()
                        ? table()
                        : new RuleTable(then.version(), then.ruleSet()));
    }

    /** The rule set in force, with when and by whom it was published. */
    public Published published() {
        InForce now = inForce;
        return now == null ? reload().published() : now.published();
    }

    /** This node published: the next question reads the newest version. */
    void onPublished(@Observes(during = TransactionPhase.AFTER_SUCCESS) Published published) {
        inForce = null;
    }

    private InForce reload() {
        Published newest = QuarkusTransaction.joiningExisting()
                .call(() -> ruleSets.newest().orElseThrow(() -> new IllegalStateException("no rule set is published")));
        InForce read = new InForce(newest, new RuleTable(newest.version(), newest.ruleSet()));
        inForce = read;
        return read;
    }

    /** Publishes the rules shipped with the service if this database has none. Several nodes may try at once. */
    void onStart(@Observes StartupEvent event) {
        if (ruleSets.newestVersion() > 0) {
            return;
        }
        switch (RuleText.read(shipped())) {
            case RuleText.Reading.Sound(var ruleSet) ->
                QuarkusTransaction.requiringNew()
                        .run(() -> ruleSets.publish(new Published(
                                1,
                                ruleSet,
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                "shipped with circulation-service",
                                null,
                                null)));
            case RuleText.Reading.Unsound(var mistakes) ->
                throw new IllegalStateException("the shipped rules are unsound: " + mistakes);
        }
    }

    private static Map<String, Object> shipped() {
        try (InputStream text = RuleBook.class.getResourceAsStream(SHIPPED)) {
            if (text == null) {
                throw new IllegalStateException("the shipped rules are missing");
            }
            return new YAMLMapper().readValue(text, TREE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another node published, or may have. */
    void onChangedElsewhere(@Observes ChangedElsewhere changed) {
        if (changed.concerns("rule_set")) {
            follow();
        }
    }

    @Scheduled(every = "${circulation.refresh}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void follow() {
        InForce now = inForce;
        if (now != null && ruleSets.newestVersion() != now.published().version()) {
            reload();
        }
    }
}
