package org.carrel.catalog.items.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.carrel.catalog.callnumbers.CallNumber;
import org.carrel.catalog.callnumbers.Scheme;
import org.carrel.catalog.items.Barcode;
import org.carrel.catalog.items.Item;
import org.carrel.catalog.items.ItemDescription;
import org.carrel.catalog.items.ItemDetails;
import org.carrel.catalog.items.ItemDetails.Temporary;
import org.carrel.catalog.items.Withdrawal;
import org.carrel.catalog.items.Withdrawal.Disposition;
import org.carrel.events.MoneyAmount;
import org.carrel.events.ProcessTag;

/** A row of {@code item}. */
@Entity
@Table(name = "item")
class ItemRow {

    @Id
    UUID id;

    @Version
    long version = 1;

    @Column
    UUID recordId;

    @Column
    @Nullable
    String barcode;

    @Column
    UUID locationId;

    @Column
    String materialType;

    @Column
    String loanType;

    @Column
    @Nullable
    String callNumber;

    @Column
    @Enumerated(EnumType.STRING)
    @Nullable
    Scheme callNumberScheme;

    @Column
    @Nullable
    String shelvingKey;

    @Column
    @Nullable
    String volume;

    @Column
    @Nullable
    String copyNumber;

    @Column
    @Nullable
    Long priceMinor;

    @Column
    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable
    String priceCurrency;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] processTags;

    @Column
    boolean withdrawn;

    @Column
    @Nullable
    String callNumberPrefix;

    @Column
    @Nullable
    String callNumberSuffix;

    @Column
    @Nullable
    String volumeKey;

    @Column
    @Nullable
    String chronology;

    @Column
    @Nullable
    String condition;

    @Column
    @Nullable
    Integer pieces;

    @Column
    @Nullable
    Integer missingPieces;

    @Column
    @Nullable
    String piecesNote;

    @Column
    boolean magnetic;

    @Column
    @Nullable
    String security;

    @Column
    @Nullable
    String publicNote;

    @Column
    @Nullable
    String staffNote;

    @Column
    @Nullable
    String checkInNote;

    @Column
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] statisticalCodes;

    @Column
    @Nullable
    LocalDate acquiredOn;

    @Column
    @Nullable
    Long acquisitionMinor;

    @Column
    @JdbcTypeCode(SqlTypes.CHAR)
    @Nullable
    String acquisitionCurrency;

    @Column
    @Nullable
    String provenance;

    @Column
    @Nullable
    String uri;

    @Column
    @Nullable
    UUID temporaryLocationId;

    @Column
    @Nullable
    String temporaryLoanType;

    @Column
    @Nullable
    LocalDate temporaryUntil;

    @Column
    @Nullable
    String accessionRegister;

    @Column
    @Nullable
    Long accessionNumber;

    @Column
    @Nullable
    String accessionText;

    @Column
    @Nullable
    LocalDate inventoriedOn;

    @Column
    @Nullable
    Instant activeSince;

    @Column
    @Nullable
    Instant withdrawnAt;

    @Column
    @Nullable
    String withdrawalReason;

    @Column
    @Enumerated(EnumType.STRING)
    @Nullable
    Disposition withdrawalDisposition;

    @Column
    @Nullable
    String withdrawalNote;

    @Column(updatable = false)
    Instant createdAt;

    @Column
    Instant updatedAt;

    /** For Hibernate, which fills every column before anyone looks. */
    ItemRow() {}

    ItemRow(Item item) {
        id = item.id();
        createdAt = item.kept().createdAt();
        describe(item);
    }

    final void describe(Item item) {
        ItemDescription description = item.description();
        Barcode label = description.barcode();
        CallNumber number = description.callNumber();
        MoneyAmount price = description.price();
        recordId = description.recordId();
        barcode = label == null ? null : label.text();
        locationId = description.locationId();
        materialType = description.types().material();
        loanType = description.types().loan();
        callNumber = number == null ? null : number.text();
        callNumberScheme = number == null ? null : number.scheme();
        shelvingKey = number == null ? null : number.shelvingKey();
        volume = description.part().volume();
        volumeKey = volume == null ? null : new CallNumber(volume, Scheme.OTHER).shelvingKey();
        copyNumber = description.part().copy();
        priceMinor = price == null ? null : price.minor();
        priceCurrency = price == null ? null : price.currency();
        processTags = sorted(description.processTags().stream().map(ProcessTag::name));
        withdrawn = description.withdrawn();
        detail(description.details());
        keep(item.kept());
    }

    private void detail(ItemDetails details) {
        callNumberPrefix = details.affixes().prefix();
        callNumberSuffix = details.affixes().suffix();
        chronology = details.chronology();
        condition = details.physical().condition();
        pieces = details.physical().pieces().total();
        missingPieces = details.physical().pieces().missing();
        piecesNote = details.physical().pieces().note();
        magnetic = details.physical().magnetic();
        security = details.physical().security();
        publicNote = details.notes().forPublic();
        staffNote = details.notes().forStaff();
        checkInNote = details.notes().atCheckIn();
        statisticalCodes = sorted(details.statisticalCodes().stream());
        MoneyAmount paid = details.acquisition().price();
        acquiredOn = details.acquisition().on();
        acquisitionMinor = paid == null ? null : paid.minor();
        acquisitionCurrency = paid == null ? null : paid.currency();
        provenance = details.acquisition().provenance();
        uri = details.uri();
        Temporary temporary = details.temporary();
        temporaryLocationId = temporary == null ? null : temporary.locationId();
        temporaryLoanType = temporary == null ? null : temporary.loanType();
        temporaryUntil = temporary == null ? null : temporary.until();
    }

    private void keep(Item.Kept kept) {
        Item.Accession accession = kept.accession();
        Withdrawal withdrawal = kept.withdrawal();
        accessionRegister = accession == null ? null : accession.register();
        accessionNumber = accession == null ? null : accession.number();
        accessionText = accession == null ? null : accession.text();
        inventoriedOn = kept.inventoriedOn();
        activeSince = kept.activeSince();
        withdrawnAt = withdrawal == null ? null : withdrawal.at();
        withdrawalReason = withdrawal == null ? null : withdrawal.reason();
        withdrawalDisposition = withdrawal == null ? null : withdrawal.disposition();
        withdrawalNote = withdrawal == null ? null : withdrawal.note();
        updatedAt = kept.updatedAt();
    }

    private static String[] sorted(Stream<String> codes) {
        return codes.sorted().toArray(String[]::new);
    }

    Item item() {
        return new Item(
                id,
                version,
                new ItemDescription(
                        recordId,
                        barcode == null ? null : new Barcode(barcode),
                        locationId,
                        new ItemDescription.Types(materialType, loanType),
                        callNumber == null || callNumberScheme == null
                                ? null
                                : new CallNumber(callNumber, callNumberScheme),
                        new ItemDescription.Part(volume, copyNumber),
                        money(priceMinor, priceCurrency),
                        Arrays.stream(processTags).map(ProcessTag::valueOf).collect(Collectors.toSet()),
                        withdrawn,
                        details()),
                new Item.Kept(
                        accessionRegister == null || accessionNumber == null || accessionText == null
                                ? null
                                : new Item.Accession(accessionRegister, accessionNumber, accessionText),
                        inventoriedOn,
                        activeSince,
                        withdrawnAt == null
                                ? null
                                : new Withdrawal(withdrawalReason, withdrawalDisposition, withdrawalNote, withdrawnAt),
                        createdAt,
                        updatedAt));
    }

    private ItemDetails details() {
        return new ItemDetails(
                new ItemDetails.Affixes(callNumberPrefix, callNumberSuffix),
                chronology,
                new ItemDetails.Physical(
                        condition, new ItemDetails.Pieces(pieces, missingPieces, piecesNote), magnetic, security),
                new ItemDetails.Notes(publicNote, staffNote, checkInNote),
                new ItemDetails.Acquisition(acquiredOn, money(acquisitionMinor, acquisitionCurrency), provenance),
                temporaryLocationId == null && temporaryLoanType == null
                        ? null
                        : new Temporary(temporaryLocationId, temporaryLoanType, temporaryUntil),
                Set.of(statisticalCodes),
                uri);
    }

    private static @Nullable MoneyAmount money(@Nullable Long minor, @Nullable String currency) {
        return minor == null || currency == null ? null : new MoneyAmount(minor, currency);
    }
}
