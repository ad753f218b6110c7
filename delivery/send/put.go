package send

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// PaperKind is the kind of the working papers that hold what went out, byte for byte.
const PaperKind = delivery.PaperOut

var paperPrefix = delivery.OutPaper("")

// PaperID is the id of the working paper with the mail of a dispatch.
func PaperID(dispatch string) string { return delivery.OutPaper(dispatch) }

// row is a mail for the queue.
type row struct {
	id, dispatch, paper                  string
	sender, recipient, domain, messageID string
}

// Keep keeps the bytes of a dispatch's mail without sending them. Who says the dispatch into the record between Keep and Put
// loses nothing when the program ends in between: Run sends what is kept and recorded.
func (o *Office) Keep(ctx context.Context, d delivery.Dispatch, raw []byte) error {
	_, err := o.put(ctx, d, raw, false)
	return err
}

// Put keeps the bytes of a dispatch's mail and queues them. A second Put of the same bytes changes nothing; one of other
// bytes is a fault.Conflict, since what was promised to go out must not change.
func (o *Office) Put(ctx context.Context, d delivery.Dispatch, raw []byte) error {
	queued, err := o.put(ctx, d, raw, true)
	if err == nil && queued {
		o.Wake()
	}
	return err
}

func (o *Office) put(ctx context.Context, d delivery.Dispatch, raw []byte, queue bool) (queued bool, err error) {
	if err := o.Ready(); err != nil {
		return false, err
	}
	r, err := o.rowOf(d, raw)
	if err != nil {
		return false, err
	}
	return queued, o.keep(ctx, r.paper, raw, func(ctx context.Context, w *book.Work) error {
		if !queue {
			return nil
		}
		var err error
		queued, err = o.enqueue(ctx, w, r)
		return err
	})
}

func (o *Office) rowOf(d delivery.Dispatch, raw []byte) (row, error) {
	is, err := Describe(raw)
	if err != nil {
		return row{}, err
	}
	switch {
	case d.Way != delivery.Email:
		return row{}, fault.New(fault.Invalid, "the dispatch %s does not go by e-mail", d.Ref)
	case d.Ref == "" || strings.Contains(d.Ref, "/"):
		return row{}, fault.New(fault.Invalid, "%q cannot be the id of a dispatch that goes by e-mail", d.Ref)
	case d.MessageID != "" && d.MessageID != is.MessageID:
		return row{}, fault.New(fault.Conflict, "the dispatch %s names another mail than the one to send", d.Ref)
	case d.Raw != "" && d.Raw != is.SHA256:
		return row{}, fault.New(fault.Conflict, "the dispatch %s has the fingerprint of another mail", d.Ref)
	}
	to, err := address(d.Address)
	if err != nil {
		return row{}, err
	}
	sender, err := address(d.ReplyTo)
	if err != nil {
		return row{}, err
	}
	out := row{id: d.Ref, dispatch: d.Ref, paper: PaperID(d.Ref), sender: sender.Address, recipient: to.Address, messageID: is.MessageID}
	out.domain, err = hostName(domainOf(to.Address))
	return out, err
}

// Mail queues a mail that belongs to no dispatch, one for each of those whom it goes to. Nothing that comes back is waited
// for: its sender in the envelope is empty (RFC 5321, 4.5.5), so that no notice of failure can go round in circles. The same
// id a second time changes nothing.
func (o *Office) Mail(ctx context.Context, id string, to []string, raw []byte) error {
	if err := o.Ready(); err != nil {
		return err
	}
	r, err := readRaw(raw)
	if err != nil {
		return err
	}
	if id == "" || len(to) == 0 || strings.Contains(id, "/") {
		return fault.New(fault.Invalid, "a mail needs an id without a slash, and somebody to go to")
	}
	var rows []row
	for i, text := range to {
		a, err := address(text)
		if err != nil {
			return err
		}
		domain, err := hostName(domainOf(a.Address))
		if err != nil {
			return err
		}
		rows = append(rows, row{
			id: fmt.Sprintf("mail/%s/%d", id, i+1), paper: PaperID("mail/" + id), recipient: a.Address, domain: domain, messageID: r.id,
		})
	}
	there := false
	err = o.book.Look(ctx, func(r *sql.Rows) error { return r.Scan(&there) }, `SELECT count(*) > 0 FROM outgoing WHERE id = $1`, rows[0].id)
	if err != nil || there {
		return err
	}
	err = o.keep(ctx, rows[0].paper, raw, func(ctx context.Context, w *book.Work) error {
		for _, r := range rows {
			if _, err := o.enqueue(ctx, w, r); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		o.Wake()
	}
	return err
}

// Last is the greatest id that Mail was called with among those that begin with prefix, "" when there is none.
func (o *Office) Last(ctx context.Context, prefix string) (id string, err error) {
	err = o.book.Look(ctx, func(r *sql.Rows) error { return r.Scan(&id) },
		`SELECT coalesce(max(id), '') FROM outgoing WHERE id > $1 AND id < $2`, "mail/"+prefix, "mail/"+prefix+"\x7f")
	id, _, _ = strings.Cut(strings.TrimPrefix(id, "mail/"), "/")
	return id, err
}

// keep keeps bytes and does the rest in the same transaction, when nothing else is kept under that id.
func (o *Office) keep(ctx context.Context, paper string, raw []byte, rest func(context.Context, *book.Work) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	differs := false
	err := o.write(func(ctx context.Context, w *book.Work) error {
		kept, err := w.Keep(ctx, book.Paper{ID: paper, Kind: PaperKind, Body: raw})
		if err != nil {
			return err
		}
		if !kept {
			err := w.Each(ctx, func(r *sql.Rows) error {
				var body []byte
				err := r.Scan(&body)
				differs = !bytes.Equal(body, raw)
				return err
			}, `SELECT body FROM paper WHERE id = $1`, paper)
			if err != nil || differs {
				return err
			}
		}
		return rest(ctx, w)
	})
	if err == nil && differs {
		return fault.New(fault.Conflict, "another mail is kept for this dispatch already; nothing was changed")
	}
	return err
}

func (o *Office) enqueue(ctx context.Context, w *book.Work, r row) (bool, error) {
	lane, now := o.laneOf(r.domain), o.now().Unix()
	n, err := w.Exec(ctx, `INSERT INTO outgoing (id, dispatch, paper, sender, recipient, domain, lane, message_id, state, queued, due, since, tries, forgiven, host, told)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11, 0, 0, '', 0) ON CONFLICT (id) DO NOTHING`,
		r.id, r.dispatch, r.paper, r.sender, r.recipient, r.domain, lane, r.messageID, now, now, now)
	return n == 1, err
}

// laneOf is the queue in which a mail to a domain stands: that of the domain, or the one of the relay.
func (o *Office) laneOf(domain string) string {
	if o.post != nil {
		return o.post.addr
	}
	return domain
}

// adopt queues what was kept and is in the record, and was not queued because the program ended in between.
func (o *Office) adopt(ctx context.Context) error {
	var stray []string
	err := o.book.Look(ctx, func(r *sql.Rows) error {
		var id string
		err := r.Scan(&id)
		stray = append(stray, strings.TrimPrefix(id, paperPrefix))
		return err
	}, `SELECT p.id FROM paper p WHERE p.kind = $1 AND NOT EXISTS (SELECT 1 FROM outgoing o WHERE o.id = substr(p.id, $2)) AND p.id NOT LIKE $3`,
		PaperKind, len(paperPrefix)+1, paperPrefix+"mail/%")
	if err != nil || len(stray) == 0 {
		return err
	}
	docs, err := o.book.Docs(ctx, access.Operator(), book.At{}, delivery.KindDispatch)
	if err != nil {
		return err
	}
	set, err := delivery.NewSet(docs)
	if err != nil {
		return err
	}
	for _, ref := range stray {
		d, ok := set.Dispatch(ref)
		if !ok || d.Raw == "" { // the record does not say that this very mail goes: nobody pressed for it
			continue
		}
		p, err := o.book.Papers().Get(ctx, PaperID(ref))
		if err != nil {
			return err
		}
		if _, err := o.put(ctx, d, p.Body, true); err != nil {
			o.log.Error("a mail that was kept cannot be queued", "dispatch", ref, "why", fault.Say(err))
		}
	}
	return nil
}
