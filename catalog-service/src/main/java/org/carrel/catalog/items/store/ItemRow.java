package org.carrel.catalog.items.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

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

    @Column(updatable = false)
    Instant createdAt;

    @Column
    Instant updatedAt;

    /** For Hibernate, which fills every column before anyone looks. */
    ItemRow() {}

    ItemRow(Item item, Instant now) {
        id = item.id();
        createdAt = now;
        describe(item.description(), now);
    }

    final void describe(ItemDescription description, Instant now) {
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
        copyNumber = description.part().copy();
        priceMinor = price == null ? null : price.minor();
        priceCurrency = price == null ? null : price.currency();
        processTags = description.processTags().stream()
                .map(ProcessTag::name)
                .sorted()
                .toArray(String[]::new);
        withdrawn = description.withdrawn();
        updatedAt = now;
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
                        priceMinor == null || priceCurrency == null ? null : new MoneyAmount(priceMinor, priceCurrency),
                        Arrays.stream(processTags).map(ProcessTag::valueOf).collect(Collectors.toSet()),
                        withdrawn));
    }
}
