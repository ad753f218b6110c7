package send

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

const (
	look     = 30 * time.Second // how often the queue and the clock are looked at when nothing happens
	breath   = 20 * time.Millisecond
	leaseFor = time.Minute // how long one server has the queue to itself after its last sign of life
)

// Run works the queue until ctx ends. It returns nil after a calm stop: what has no mark on the disk is broken off, what has
// one gets the time Config.Grace for its answer. It sends nothing while another server of the same book has the queue.
func (o *Office) Run(ctx context.Context) error {
	if err := o.Ready(); err != nil {
		return err
	}
	q := &queue{o: o, ctx: ctx, lanes: map[string]*lane{}, news: make(chan struct{}, 1)}
	told := make(chan struct{})
	tellCtx, stopTelling := context.WithCancel(context.Background())
	go func() {
		defer close(told)
		o.tellAlways(tellCtx, q.news)
	}()
	defer func() {
		q.sessions.Wait() // what is answered while we stop is told too
		stopTelling()
		<-told
		q.close()
	}()
	for ctx.Err() == nil {
		wait, err := q.step(ctx)
		if err != nil {
			if ctx.Err() != nil {
				break
			}
			if o.book.ReadOnly() != "" {
				return err
			}
			o.log.Error("the queue of mail cannot be worked", "err", err)
			wait = look
		}
		select {
		case <-ctx.Done():
		case <-o.wake:
			rest(ctx, breath) // more wakes come together than one by one
		case <-time.After(min(wait, look)):
		}
	}
	return nil
}

// rest stands still for a little while. It decides nothing: what is due is told by the clock of the Office.
func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// queue is what one Run knows of the queue.
type queue struct {
	o        *Office
	ctx      context.Context // of Run
	sessions sync.WaitGroup
	news     chan struct{} // a mail came to an end: its steps wait to be written

	mu    sync.Mutex
	lanes map[string]*lane
	open  int  // connections
	ours  bool // the queue is ours
	until time.Time
}

func (q *queue) tell() {
	select {
	case q.news <- struct{}{}:
	default:
	}
}

// step looks at the queue once, begins what can begin, and says how long nothing is due.
func (q *queue) step(ctx context.Context) (time.Duration, error) {
	now := q.o.now()
	if err := q.lease(ctx, now); err != nil || !q.ours {
		return look / 2, err
	}
	wait := look
	soon := func(t time.Time) {
		if d := t.Sub(now); d < wait {
			wait = max(d, 0)
		}
	}
	soon(q.until.Add(-leaseFor / 2))
	type due struct {
		lane  string
		first int64
		n     int
	}
	var all []due
	err := q.o.book.Look(ctx, func(r *sql.Rows) error {
		var d due
		err := r.Scan(&d.lane, &d.first, &d.n)
		all = append(all, d)
		return err
	}, `SELECT lane, min(due), sum(CASE WHEN due <= $1 THEN 1 ELSE 0 END) FROM outgoing WHERE state = 'waiting' GROUP BY lane`, now.Unix())
	if err != nil {
		return look, err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	there := map[string]bool{}
	for _, d := range all {
		there[d.lane] = true
		l := q.lanes[d.lane]
		if l == nil {
			l = &lane{q: q, name: d.lane, busy: map[string]bool{}}
			q.lanes[d.lane] = l
		}
		first := time.Unix(d.first, 0)
		if l.shuts(now) {
			soon(l.shut)
			continue
		}
		if first.After(now) {
			soon(first)
			continue
		}
		for free := d.n - len(l.busy); free > 0 && l.sessions < q.o.cfg.Conns && q.open < q.o.cfg.All; free-- {
			l.sessions++
			q.open++
			q.sessions.Go(func() { l.work(ctx) })
		}
	}
	for name, l := range q.lanes {
		if !there[name] && l.sessions == 0 && !l.shuts(now) {
			delete(q.lanes, name)
		}
	}
	return wait, nil
}

// lease makes sure that one server works the queue. Who takes it over from one that is gone finds what that one was sending,
// and puts it in doubt.
func (q *queue) lease(ctx context.Context, now time.Time) error {
	if q.ours && q.until.Sub(now) > leaseFor/2 && q.until.Sub(now) <= leaseFor {
		return nil
	}
	fresh, ours := false, false
	back := q.ours && q.until.Sub(now) > leaseFor // the clock was set back
	until := now.Add(leaseFor)
	var there []string // the files of this folder that tell it from a copy
	var spot string
	var named func() error
	if looks := q.o.cfg.Alone && q.o.cfg.Dir != "" && !q.ours; looks {
		there = q.o.spots()
		var err error
		if spot, named, err = q.o.newSpot(); err != nil {
			return err
		}
	}
	err := q.o.write(func(ctx context.Context, w *book.Work) error {
		var owner string
		var end int64
		err := w.Each(ctx, func(r *sql.Rows) error { return r.Scan(&owner, &end) }, `SELECT owner, until FROM outgoing_worker WHERE name = 'send'`)
		if err != nil {
			return err
		}
		if owner != q.o.me && owner != "" && end > now.Unix() && !q.o.cfg.Alone {
			return nil
		}
		ours, fresh = true, owner != q.o.me || !q.ours
		if _, err := w.Exec(ctx, `INSERT INTO outgoing_worker (name, owner, until) VALUES ('send', $1, $2)
			ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until`, q.o.me, until.Unix()); err != nil {
			return err
		}
		if fresh {
			if err := q.o.takeOver(ctx, w, now); err != nil {
				return err
			}
		}
		if spot != "" {
			if err := q.o.settleSpot(ctx, w, there, spot, now); err != nil {
				return err
			}
		}
		if fresh || back {
			return setRight(ctx, w, now)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if spot != "" {
		if err := named(); err != nil {
			return fault.Wrap(fault.Internal, err, "the data folder cannot be written")
		}
	}
	q.ours, q.until = ours, until
	if fresh {
		q.tell()
		return q.o.adopt(ctx)
	}
	return nil
}

// takeOver (whose questions repeat the words of the index over the few that neither wait nor are sent) puts in doubt what was being sent when its server came to an end, and puts what waits into the lanes of our settings.
func (o *Office) takeOver(ctx context.Context, w *book.Work, now time.Time) error {
	type cut struct {
		id, host string
		tries    int
	}
	var all []cut
	err := w.Each(ctx, func(r *sql.Rows) error {
		var c cut
		err := r.Scan(&c.id, &c.host, &c.tries)
		all = append(all, c)
		return err
	}, `SELECT id, host, tries FROM outgoing WHERE state = 'sending' AND state NOT IN ('waiting', 'sent')`)
	if err != nil {
		return err
	}
	for _, c := range all {
		out := outcome{result: Unclear, host: c.host, words: "this program came to an end before the server's answer was written down"}
		if err := attempted(ctx, w, c.id, c.tries, now.Unix(), out); err != nil {
			return err
		}
	}
	if _, err := w.Exec(ctx, `UPDATE outgoing SET state = 'in doubt', since = $1 WHERE state = 'sending' AND state NOT IN ('waiting', 'sent')`, now.Unix()); err != nil {
		return err
	}
	if o.post != nil {
		_, err = w.Exec(ctx, `UPDATE outgoing SET lane = $1 WHERE state = 'waiting' AND lane <> $2`, o.post.addr, o.post.addr)
	} else {
		_, err = w.Exec(ctx, `UPDATE outgoing SET lane = domain WHERE state = 'waiting' AND lane <> domain`)
	}
	return err
}

// setRight lets mails go that were written down by a clock that ran ahead: no mail is queued in the future, and none waits longer
// than the longest step between two attempts.
func setRight(ctx context.Context, w *book.Work, now time.Time) error {
	if _, err := w.Exec(ctx, `UPDATE outgoing SET due = $1 WHERE state = 'waiting' AND due > $2`, now.Unix(), now.Add(longest).Unix()); err != nil {
		return err
	}
	_, err := w.Exec(ctx, `UPDATE outgoing SET queued = $1 WHERE state = 'waiting' AND queued > $2`, now.Unix(), now.Unix())
	return err
}

// close gives the queue back.
func (q *queue) close() {
	if !q.ours {
		return
	}
	err := q.o.write(func(ctx context.Context, w *book.Work) error {
		_, err := w.Exec(ctx, `DELETE FROM outgoing_worker WHERE name = 'send' AND owner = $1`, q.o.me)
		return err
	})
	if err != nil && fault.KindOf(err) != fault.ReadOnly && !errors.Is(err, context.Canceled) {
		q.o.log.Error("the queue of mail was not given back", "err", err)
	}
}
