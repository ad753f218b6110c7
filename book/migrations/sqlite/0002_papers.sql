-- +goose Up
CREATE TABLE paper (
	id    TEXT PRIMARY KEY,
	kind  TEXT NOT NULL,
	title TEXT NOT NULL,
	rev   INTEGER NOT NULL,
	saved TEXT NOT NULL,
	size  INTEGER NOT NULL,
	body  BLOB NOT NULL
) STRICT;
UPDATE meta SET value = '2' WHERE name = 'format';
