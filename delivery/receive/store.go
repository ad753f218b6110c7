package receive

import (
	"context"
	"database/sql"
	"encoding/json"

	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// message is the record of a mail.
func (x *Inbox) message(ctx context.Context, ref string) (m delivery.Message, ok bool, err error) {
	err = x.book.Look(ctx, func(r *sql.Rows) error {
		ok = true
		return scanMessage(r, &m)
	}, `SELECT ref, doc FROM delivery_message WHERE ref = $1`, ref)
	return m, ok, err
}

// withStatus are the records with this status, the newest first.
func (x *Inbox) withStatus(ctx context.Context, status string) ([]delivery.Message, error) {
	var out []delivery.Message
	err := x.book.Look(ctx, func(r *sql.Rows) error {
		var m delivery.Message
		err := scanMessage(r, &m)
		out = append(out, m)
		return err
	}, `SELECT ref, doc FROM delivery_message WHERE status = $1 ORDER BY seq DESC`, status)
	return out, err
}

func scanMessage(r *sql.Rows, m *delivery.Message) error {
	var ref string
	var doc []byte
	if err := r.Scan(&ref, &doc); err != nil {
		return err
	}
	if err := json.Unmarshal(doc, m); err != nil {
		return fault.Wrap(fault.Internal, err, "the record of the mail %s cannot be read", ref)
	}
	m.Ref = ref
	return nil
}

// unrecorded are the mails that are kept and have no record, the oldest first.
func (x *Inbox) unrecorded(ctx context.Context) ([]string, error) {
	var out []string
	err := x.book.Look(ctx, func(r *sql.Rows) error {
		var ref string
		err := r.Scan(&ref)
		out = append(out, ref)
		return err
	}, `SELECT id FROM paper WHERE kind = $1 AND NOT EXISTS (SELECT 1 FROM delivery_message WHERE delivery_message.ref = paper.id)
		ORDER BY saved, id`, PaperKind)
	return out, err
}
