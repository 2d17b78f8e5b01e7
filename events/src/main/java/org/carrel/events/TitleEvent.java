package org.carrel.events;

/** What catalog-service tells of bibliographic records, as much as other services need to name a title. */
public sealed interface TitleEvent extends CarrelEvent permits TitleChanged, TitleRemoved {}
