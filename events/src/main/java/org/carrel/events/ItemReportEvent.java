package org.carrel.events;

/** What a desk reports of items in hand to the catalogue, which owns their description. */
public sealed interface ItemReportEvent extends CarrelEvent permits ItemDamageReported {}
