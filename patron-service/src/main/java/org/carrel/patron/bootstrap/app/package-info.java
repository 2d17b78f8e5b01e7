/**
 * What must be there before anybody can log in: the built-in roles, and the accounts and API clients that an operator
 * names in a file. Runs at every start and changes nothing that is right already. An account that exists keeps its
 * password, roles and branches; an API client takes the secret and scopes of the file, for the file is where the
 * services themselves get their secrets from.
 */
@NullMarked
package org.carrel.patron.bootstrap.app;

import org.jspecify.annotations.NullMarked;
