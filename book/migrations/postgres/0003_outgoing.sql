-- +goose Up
CREATE TABLE outgoing (
	id         TEXT COLLATE "C" PRIMARY KEY,
	dispatch   TEXT COLLATE "C" NOT NULL,
	paper      TEXT COLLATE "C" NOT NULL,
	sender     TEXT COLLATE "C" NOT NULL,
	recipient  TEXT COLLATE "C" NOT NULL,
	domain     TEXT COLLATE "C" NOT NULL,
	lane       TEXT COLLATE "C" NOT NULL,
	message_id TEXT COLLATE "C" NOT NULL,
	state      TEXT COLLATE "C" NOT NULL,
	queued     BIGINT NOT NULL,
	due        BIGINT NOT NULL,
	since      BIGINT NOT NULL,
	tries      BIGINT NOT NULL,
	forgiven   BIGINT NOT NULL,
	host       TEXT COLLATE "C" NOT NULL,
	told       BIGINT NOT NULL
);
CREATE INDEX outgoing_waiting ON outgoing (lane, due, id) WHERE state = 'waiting';
CREATE INDEX outgoing_open ON outgoing (state, id) WHERE state NOT IN ('waiting', 'sent');
CREATE INDEX outgoing_untold ON outgoing (id) WHERE told = 1;

CREATE TABLE outgoing_attempt (
	id     TEXT COLLATE "C" NOT NULL,
	n      BIGINT NOT NULL,
	at     BIGINT NOT NULL,
	result TEXT COLLATE "C" NOT NULL,
	host   TEXT COLLATE "C" NOT NULL,
	code   BIGINT NOT NULL,
	words  TEXT COLLATE "C" NOT NULL,
	PRIMARY KEY (id, n)
);

CREATE TABLE outgoing_worker (
	name  TEXT COLLATE "C" PRIMARY KEY,
	owner TEXT COLLATE "C" NOT NULL,
	until BIGINT NOT NULL
);
UPDATE meta SET value = '3' WHERE name = 'format';
