package org.carrel.events;

/** What patron-service tells of patrons: standing and cards, no names and no addresses. */
public sealed interface PatronEvent extends CarrelEvent permits PatronChanged, PatronErased {}
