package send

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

// news is the end of a dispatch's mail whose steps wait to be written into the record.
type news struct {
	dispatch string
	is       Is
	n        int // of the attempt
	at       time.Time
	outcome
}

// tellAlways writes steps until ctx ends, and then once more.
func (o *Office) tellAlways(ctx context.Context, more <-chan struct{}) {
	for {
		if err := o.tellAll(context.WithoutCancel(ctx)); err != nil && fault.KindOf(err) != fault.ReadOnly {
			o.log.Error("steps of dispatches could not be written; they will be", "why", fault.Say(err))
		}
		if ctx.Err() != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-more:
			rest(ctx, breath)
		case <-time.After(look):
		}
	}
}

// page is how many dispatches' steps are said at once.
const page = 128

// tellAll writes all steps that wait. A dispatch that is not in the record yet is left for later, and one whose step the record
// refuses holds up no other.
func (o *Office) tellAll(ctx context.Context) error {
	var failed error
	last := ""
	for {
		var list []news
		err := o.book.Look(ctx, func(r *sql.Rows) error {
			var n news
			var at int64
			err := r.Scan(&n.dispatch, &n.is, &n.n, &at, &n.result, &n.host, &n.code, &n.words)
			n.at = o.at(at)
			list = append(list, n)
			return err
		}, `SELECT o.id, o.state, o.tries, a.at, a.result, a.host, a.code, a.words FROM outgoing o
			JOIN outgoing_attempt a ON a.id = o.id AND a.n = o.tries WHERE o.told = 1 AND o.id > $1 ORDER BY o.id LIMIT $2`, last, page)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			return failed
		}
		if err := o.tell(ctx, list); err != nil && len(list) > 1 && fault.KindOf(err) != fault.ReadOnly {
			err = o.tellEach(ctx, list)
			if err != nil {
				failed = err
			}
		} else if err != nil {
			failed = err
		}
		last = list[len(list)-1].dispatch
	}
}

// tellEach says the steps of these dispatches one by one.
func (o *Office) tellEach(ctx context.Context, list []news) (failed error) {
	for _, n := range list {
		if err := o.tell(ctx, []news{n}); err != nil {
			failed = fault.Wrap(fault.KindOf(err), err, "the dispatch %s: %s", n.dispatch, fault.Say(err))
		}
	}
	return failed
}

// tell says the steps of these dispatches and notes that they are said. When the program ends in between, they are said
// again, and the record finds that it has them.
func (o *Office) tell(ctx context.Context, list []news) error {
	var told []news
	_, err := o.book.Say(ctx, o.cfg.Who, func(ctx context.Context, tx *book.Tx) ([]book.Draft, error) {
		told = nil
		var out []book.Draft
		for _, n := range list {
			about, there, err := tx.Doc(ctx, n.dispatch)
			if err != nil {
				return nil, err
			}
			if !there {
				continue
			}
			drafts, err := n.drafts(ctx, tx, about)
			if err != nil {
				return nil, err
			}
			out = append(out, drafts...)
			told = append(told, n)
		}
		return out, nil
	})
	if err != nil {
		return err
	}
	return o.write(func(ctx context.Context, w *book.Work) error {
		for _, n := range told {
			if _, err := w.Exec(ctx, `UPDATE outgoing SET told = 2 WHERE id = $1 AND tries = $2`, n.dispatch, n.n); err != nil {
				return err
			}
		}
		return nil
	})
}

// drafts are the steps that the record does not have, under the next free numbers of their dispatch, and no more open than it.
func (n news) drafts(ctx context.Context, tx *book.Tx, about book.Doc) ([]book.Draft, error) {
	had := map[string]bool{}
	key := func(s delivery.Step) string { return s.At + " " + string(s.Step) + " " + s.Proof.Kind }
	free := 1
	for ; ; free++ {
		doc, there, err := tx.Doc(ctx, fmt.Sprintf("%s/%d", n.dispatch, free))
		if err != nil {
			return nil, err
		}
		if !there {
			break
		}
		var was delivery.Step
		if json.Unmarshal(doc.JSON, &was) == nil {
			had[key(was)] = true
		}
	}
	var out []book.Draft
	for _, step := range n.steps() {
		if had[key(step)] {
			continue
		}
		step.Ref = fmt.Sprintf("%s/%d", n.dispatch, free)
		free++
		d, err := delivery.Draft(step)
		if err != nil {
			return nil, err
		}
		out = append(out, delivery.Beside(d, about))
	}
	return out, nil
}

// steps are what the end of a mail proves. The line of a server of the recipient shows that it was delivered there; that of a
// relay shows only that it was asked for (a notice of success may come later).
func (n news) steps() []delivery.Step {
	step := func(s appeal.Step, proof, note string) delivery.Step {
		return delivery.Step{
			Dispatch: n.dispatch, Step: s, When: when.On(when.Today(n.at)), At: n.at.UTC().Format(time.RFC3339),
			Proof: delivery.Proof{Kind: proof}, Details: delivery.Details{Words: n.line()}, Note: note,
		}
	}
	switch n.result {
	case Accepted:
		return []delivery.Step{step(appeal.Asked, "accepting-line", ""), step(appeal.Delivered, "accepting-line", "")}
	case Relayed:
		return []delivery.Step{step(appeal.Asked, "relay-line", "")}
	case Arrived:
		return []delivery.Step{step(appeal.Asked, "", "No answer of the server was kept; a person has found that it had taken the letter.")}
	case Refused:
		if n.code != 0 {
			return []delivery.Step{step(appeal.Undeliverable, "refusing-line", "")}
		}
		return []delivery.Step{step(appeal.Undeliverable, "", "The mail server cannot take a letter of this kind.")}
	case NoName:
		return []delivery.Step{step(appeal.Undeliverable, "", "There is no mail server for this address.")}
	case Expired:
		return []delivery.Step{step(appeal.Undeliverable, "", "No mail server took the letter while it was tried again and again.")}
	}
	return nil
}

// line is what the server said, with its name.
func (n news) line() string {
	out := n.words
	if n.code != 0 {
		out = fmt.Sprintf("%d %s", n.code, n.words)
	}
	if n.host != "" {
		out = n.host + ": " + out
	}
	return out
}
