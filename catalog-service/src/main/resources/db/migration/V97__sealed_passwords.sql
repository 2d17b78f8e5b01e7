-- Passwords of outside databases are sealed. Those that are not yet are sealed when the service starts, with a key that
-- the database does not know.
alter table target add column credential_sealed text;
alter table target drop constraint target_check2;
alter table target add constraint target_credentials check (
    (credential_user is null) = (credential_word is null and credential_sealed is null)
    and not (credential_word is not null and credential_sealed is not null));
