-- +goose Up
CREATE TABLE entry (
	seq        INTEGER PRIMARY KEY,
	log        TEXT NOT NULL,
	idx        INTEGER NOT NULL,
	kind       TEXT NOT NULL,
	object     BLOB NOT NULL,
	prev       INTEGER NOT NULL,
	day        TEXT NOT NULL,
	commitment BLOB NOT NULL,
	ref        TEXT NOT NULL,
	body       BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX entry_place ON entry (log, idx);
CREATE UNIQUE INDEX entry_record ON entry (ref, seq);

CREATE TABLE tile (
	log   TEXT NOT NULL,
	level INTEGER NOT NULL,
	n     INTEGER NOT NULL,
	data  BLOB NOT NULL,
	PRIMARY KEY (log, level, n)
) STRICT;

CREATE TABLE head (
	log        TEXT PRIMARY KEY,
	size       INTEGER NOT NULL,
	root       BLOB NOT NULL,
	checkpoint BLOB NOT NULL
) STRICT;

CREATE TABLE meta (
	name  TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT;
INSERT INTO meta (name, value) VALUES ('format', '1');
