package book

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/upheld/upheld/fault"
)

// A view is a table that holds the newest version of each record of one kind. seq is its primary key, because
// verification reads it in the order of entries; ref is unique.
const viewCols = `"seq", "ref", "log", "see", "doc"`

func (k *kind) ddl(types *strings.Replacer) []string {
	cols := []string{
		`"seq" {int} PRIMARY KEY`, `"ref" {text} NOT NULL UNIQUE`, `"log" {text} NOT NULL`,
		`"see" {text} NOT NULL`, `"doc" {text} NOT NULL`,
	}
	var indexes []string
	for _, c := range k.Columns {
		cols = append(cols, `"`+c.Name+`" {`+c.Type+`}`)
		if c.Index {
			indexes = append(indexes, `CREATE INDEX "`+k.Table+`.`+c.Name+`" ON "`+k.Table+`" ("`+c.Name+`")`)
		}
	}
	table := types.Replace(`CREATE TABLE "` + k.Table + `" (` + strings.Join(cols, ", ") + `){strict}`)
	return append([]string{table}, indexes...)
}

// upsert is the statement that writes rows of the view, in the two halves that insert wants.
func (k *kind) upsert() (head, tail string) {
	cols, set := viewCols, `"seq" = excluded."seq", "log" = excluded."log", "see" = excluded."see", "doc" = excluded."doc"`
	for _, c := range k.Columns {
		cols += `, "` + c.Name + `"`
		set += `, "` + c.Name + `" = excluded."` + c.Name + `"`
	}
	return `INSERT INTO "` + k.Table + `" (` + cols + `) VALUES`, `ON CONFLICT ("ref") DO UPDATE SET ` + set
}

func (r row) args(args []any) []any {
	args = append(args, r.seq, r.ref, r.log, r.see, string(r.doc))
	return append(args, r.cols...)
}

// writeRows writes rows, which must be of different records: one statement cannot change a row twice.
func (k *kind) writeRows(ctx context.Context, w *writer, rows []row) error {
	head, tail := k.upsert()
	return w.insert(ctx, head, tail, len(rows), func(i int, args []any) []any { return rows[i].args(args) })
}

// scanRow reads viewCols and the promoted columns.
func (k *kind) scanRow(rows *sql.Rows) (row, error) {
	r := row{cols: make([]any, len(k.Columns))}
	to := []any{&r.seq, &r.ref, &r.log, &r.see, &r.doc}
	for i := range r.cols {
		to = append(to, &r.cols[i])
	}
	return r, rows.Scan(to...)
}

// differs names the first column in which two rows are not alike, "" when there is none.
func (k *kind) differs(a, b row) string {
	switch {
	case a.seq != b.seq:
		return "seq"
	case a.ref != b.ref:
		return "ref"
	case a.log != b.log:
		return "log"
	case a.see != b.see:
		return "see"
	case string(a.doc) != string(b.doc):
		return "doc"
	}
	for i, c := range k.Columns {
		if a.cols[i] != b.cols[i] {
			return c.Name
		}
	}
	return ""
}

const viewMeta = "view." // before the name of the table

// staleViews compares the descriptions of views with those that the tables were made of. gone are tables whose kind this
// program does not know.
func (r *registry) staleViews(ctx context.Context, q querier) (stale []*kind, gone []string, err error) {
	made := map[string]string{}
	err = each(ctx, q, func(rows *sql.Rows) error {
		var name, hash string
		err := rows.Scan(&name, &hash)
		if table, ok := strings.CutPrefix(name, viewMeta); ok {
			made[table] = hash
		}
		return err
	}, `SELECT name, value FROM meta`)
	if err != nil {
		return nil, nil, err
	}
	for _, k := range r.all {
		if k.Table != "" && made[k.Table] != k.hash {
			stale = append(stale, k)
		}
		delete(made, k.Table)
	}
	for table := range made {
		if identifier.MatchString(table) {
			gone = append(gone, table)
		}
	}
	slices.Sort(gone)
	return stale, gone, nil
}

// makeViews drops and makes the tables of these kinds, empty, and drops those that are gone: no value may stay where no
// erasure would reach it.
func (r *registry) makeViews(ctx context.Context, w *writer, kinds []*kind, gone []string) error {
	for _, table := range gone {
		if err := w.script(ctx, `DROP TABLE IF EXISTS "`+table+`"`); err != nil {
			return err
		}
		if _, err := w.exec(ctx, `DELETE FROM meta WHERE name = $1`, viewMeta+table); err != nil {
			return err
		}
	}
	for _, k := range kinds {
		if err := w.script(ctx, `DROP TABLE IF EXISTS "`+k.Table+`"`); err != nil {
			return err
		}
		for _, stmt := range k.ddl(w.types) {
			if err := w.script(ctx, stmt); err != nil {
				return err
			}
		}
		if err := setMeta(ctx, w, viewMeta+k.Table, k.hash); err != nil {
			return err
		}
	}
	return setMeta(ctx, w, "views", r.hash)
}

func setMeta(ctx context.Context, w *writer, name, value string) error {
	_, err := w.exec(ctx, `INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}

// fill replays the entries into the views of these kinds, which must be empty. Of the versions of a record that stand
// near each other only the newest is written.
func fill(ctx context.Context, w *writer, kinds []*kind, progress func(done, total int64)) (int64, error) {
	byName := map[string]*kind{}
	for _, k := range kinds {
		byName[k.Name] = k
	}
	var done int64
	err := pages(ctx, w, func(page []rawEntry, total int64) error {
		rows := map[*kind][]row{}
		place := map[string]int{}
		for i := range page {
			k := byName[page[i].e.Kind]
			if k == nil {
				continue
			}
			e, err := page[i].entry()
			if err != nil {
				return err
			}
			r, err := k.rowOf(e)
			if err != nil {
				return fault.Wrap(fault.NotSo, err, "entry %d of %s does not give a row of the view %s", e.Seq, e.Ref, k.Table)
			}
			if at, ok := place[e.Ref]; ok {
				rows[k][at] = r
				continue
			}
			place[e.Ref] = len(rows[k])
			rows[k] = append(rows[k], r)
		}
		for k, rows := range rows {
			if err := k.writeRows(ctx, w, rows); err != nil {
				return err
			}
		}
		if done += int64(len(page)); progress != nil {
			progress(done, total)
		}
		return nil
	})
	return done, err
}

// pageSize is how many rows are read at a time, so that neither engine has to hold a result that is never finished.
const (
	pageSize  = 1024
	pageLimit = "1024"
)

// pages gives all entries in order. Between pages the connection is free for other statements.
func pages(ctx context.Context, q querier, fn func(page []rawEntry, total int64) error) error {
	var total int64
	err := each(ctx, q, func(r *sql.Rows) error { return r.Scan(&total) }, `SELECT count(*) FROM entry`)
	if err != nil {
		return err
	}
	for last := int64(-1 << 62); ; {
		page := make([]rawEntry, 0, pageSize)
		err := each(ctx, q, func(r *sql.Rows) error {
			e, err := scanEntry(r)
			page = append(page, e)
			return err
		}, `SELECT `+entryCols+` FROM entry WHERE seq > $1 ORDER BY seq LIMIT `+pageLimit, last)
		if err != nil {
			return err
		}
		if len(page) > 0 {
			if err := fn(page, total); err != nil {
				return err
			}
			last = page[len(page)-1].e.Seq
		}
		if len(page) < pageSize {
			return nil
		}
	}
}
