package org.carrel.events;

/** What became of the notices that notification-service sent. */
public sealed interface DeliveryEvent extends CarrelEvent permits NoticeDelivered, NoticeFailed {}
