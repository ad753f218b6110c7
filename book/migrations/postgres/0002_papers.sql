-- +goose Up
CREATE TABLE paper (
	id    TEXT COLLATE "C" PRIMARY KEY,
	kind  TEXT COLLATE "C" NOT NULL,
	title TEXT COLLATE "C" NOT NULL,
	rev   BIGINT NOT NULL,
	saved TEXT COLLATE "C" NOT NULL,
	size  BIGINT NOT NULL,
	body  BYTEA NOT NULL
);
UPDATE meta SET value = '2' WHERE name = 'format';
