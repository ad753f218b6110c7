-- +goose Up
CREATE TABLE outgoing (
	id         TEXT PRIMARY KEY,
	dispatch   TEXT NOT NULL,
	paper      TEXT NOT NULL,
	sender     TEXT NOT NULL,
	recipient  TEXT NOT NULL,
	domain     TEXT NOT NULL,
	lane       TEXT NOT NULL,
	message_id TEXT NOT NULL,
	state      TEXT NOT NULL,
	queued     INTEGER NOT NULL,
	due        INTEGER NOT NULL,
	since      INTEGER NOT NULL,
	tries      INTEGER NOT NULL,
	forgiven   INTEGER NOT NULL,
	host       TEXT NOT NULL,
	told       INTEGER NOT NULL
) STRICT;
CREATE INDEX outgoing_waiting ON outgoing (lane, due, id) WHERE state = 'waiting';
CREATE INDEX outgoing_open ON outgoing (state, id) WHERE state NOT IN ('waiting', 'sent');
CREATE INDEX outgoing_untold ON outgoing (id) WHERE told = 1;

CREATE TABLE outgoing_attempt (
	id     TEXT NOT NULL,
	n      INTEGER NOT NULL,
	at     INTEGER NOT NULL,
	result TEXT NOT NULL,
	host   TEXT NOT NULL,
	code   INTEGER NOT NULL,
	words  TEXT NOT NULL,
	PRIMARY KEY (id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE outgoing_worker (
	name  TEXT PRIMARY KEY,
	owner TEXT NOT NULL,
	until INTEGER NOT NULL
) STRICT;
UPDATE meta SET value = '3' WHERE name = 'format';
