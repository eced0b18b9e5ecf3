--liquibase formatted sql logicalFilePath:db/acces/sessions.sql

--changeset guichets:acces-sessions-1
CREATE TABLE session_revoquee (
    sid         text PRIMARY KEY,
    revoquee_le timestamptz NOT NULL
);
COMMENT ON TABLE session_revoquee IS 'Sessions d''authentification unique closes : un jeton qui les nomme ne vaut plus rien';
GRANT SELECT, INSERT, DELETE ON session_revoquee TO ${role};
