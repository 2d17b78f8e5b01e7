package org.carrel.events;

/** What happens to interlibrary requests. */
public sealed interface IllRequestEvent extends CarrelEvent permits IllRequestCreated, IllRequestStateChanged {}
