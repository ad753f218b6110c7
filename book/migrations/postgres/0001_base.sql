-- +goose Up
CREATE TABLE entry (
	seq        BIGINT PRIMARY KEY,
	log        TEXT COLLATE "C" NOT NULL,
	idx        BIGINT NOT NULL,
	kind       TEXT COLLATE "C" NOT NULL,
	object     BYTEA NOT NULL,
	prev       BIGINT NOT NULL,
	day        TEXT COLLATE "C" NOT NULL,
	commitment BYTEA NOT NULL,
	ref        TEXT COLLATE "C" NOT NULL,
	body       BYTEA NOT NULL
);
CREATE UNIQUE INDEX entry_place ON entry (log, idx);
CREATE UNIQUE INDEX entry_record ON entry (ref, seq);

CREATE TABLE tile (
	log   TEXT COLLATE "C" NOT NULL,
	level BIGINT NOT NULL,
	n     BIGINT NOT NULL,
	data  BYTEA NOT NULL,
	PRIMARY KEY (log, level, n)
);

CREATE TABLE head (
	log        TEXT COLLATE "C" PRIMARY KEY,
	size       BIGINT NOT NULL,
	root       BYTEA NOT NULL,
	checkpoint BYTEA NOT NULL
);

CREATE TABLE meta (
	name  TEXT COLLATE "C" PRIMARY KEY,
	value TEXT COLLATE "C" NOT NULL
);
INSERT INTO meta (name, value) VALUES ('format', '1');
