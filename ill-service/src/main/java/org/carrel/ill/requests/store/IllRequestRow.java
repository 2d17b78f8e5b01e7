package org.carrel.ill.requests.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import org.carrel.ill.holdings.Isbn;
import org.carrel.ill.requests.CopyPart;
import org.carrel.ill.requests.IllRequest;
import org.carrel.ill.requests.IllRequestId;
import org.carrel.ill.requests.RequestState;
import org.carrel.ill.requests.ServiceType;
import org.carrel.ill.requests.Supply;
import org.carrel.ill.requests.Wanted;
import org.carrel.platform.money.Money;

@Entity
@Table(name = "ill_request")
class IllRequestRow {

    @Id
    UUID id;

    long version;

    @Enumerated(EnumType.STRING)
    RequestState state;

    UUID patronId;
    UUID pickupServicePointId;

    @Enumerated(EnumType.STRING)
    ServiceType type;

    String title;

    @Nullable
    String author;

    @Nullable
    String isbn;

    @Nullable
    String year;

    @Nullable
    LocalDate neededBefore;

    @Nullable
    String copyArticleTitle;

    @Nullable
    String copyArticleAuthor;

    @Nullable
    String copyVolume;

    @Nullable
    String copyIssue;

    @Nullable
    String copyPages;

    @Nullable
    String copyrightCompliance;

    @Nullable
    Boolean copyrightSigned;

    String duplicateKey;

    @Nullable
    UUID partnerId;

    @Nullable
    Instant dueAt;

    @Nullable
    String condition;

    @Nullable
    Long costMinor;

    @Nullable
    String costCurrency;

    @Nullable
    String itemBarcode;

    Instant createdAt;
    Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it.
    IllRequestRow() {}

    @SuppressWarnings("NullAway.Init") // write() fills the rest.
    IllRequestRow(IllRequest request) {
        id = request.id().value();
        patronId = request.patronId();
        pickupServicePointId = request.pickupServicePointId();
        createdAt = request.createdAt();
        write(request.wanted());
        write(request);
    }

    private void write(Wanted wanted) {
        type = wanted.type();
        title = wanted.title();
        author = wanted.author();
        isbn = wanted.isbn() == null ? null : wanted.isbn().value();
        year = wanted.year();
        neededBefore = wanted.neededBefore();
        duplicateKey = wanted.duplicateKey();
        var copy = wanted.copy();
        if (copy != null) {
            copyArticleTitle = copy.articleTitle();
            copyArticleAuthor = copy.articleAuthor();
            copyVolume = copy.volume();
            copyIssue = copy.issue();
            copyPages = copy.pages();
            copyrightCompliance = copy.copyrightCompliance();
            copyrightSigned = copy.declarationSigned();
        }
    }

    final void write(IllRequest request) {
        version = request.version();
        state = request.state();
        changedAt = request.changedAt();
        var supply = request.supply();
        var cost = supply.cost();
        partnerId = supply.partnerId();
        dueAt = supply.dueAt();
        condition = supply.condition();
        costMinor = cost == null ? null : cost.minor();
        costCurrency = cost == null ? null : cost.currency().getCurrencyCode();
        itemBarcode = supply.itemBarcode();
    }

    IllRequest read() {
        return new IllRequest(
                new IllRequestId(id),
                version,
                state,
                patronId,
                pickupServicePointId,
                wanted(),
                new Supply(partnerId, dueAt, condition, cost(), itemBarcode),
                createdAt,
                changedAt);
    }

    private Wanted wanted() {
        var copy = copyrightSigned == null
                ? null
                : new CopyPart(
                        copyArticleTitle,
                        copyArticleAuthor,
                        copyVolume,
                        copyIssue,
                        copyPages,
                        copyrightCompliance,
                        copyrightSigned);
        return new Wanted(type, title, author, isbn == null ? null : new Isbn(isbn), year, neededBefore, copy);
    }

    private @Nullable Money cost() {
        return costMinor == null || costCurrency == null
                ? null
                : new Money(costMinor, Currency.getInstance(costCurrency));
    }
}
