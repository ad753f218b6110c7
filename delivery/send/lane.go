package send

import (
	"context"
	"database/sql"
	"time"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/fault"
)

// lane is what goes to one domain, or to the relay. Lanes do not wait for each other.
type lane struct {
	q    *queue
	name string

	// Guarded by q.mu.
	sessions int
	jobs     []job
	busy     map[string]bool // taken, and their end is not on the disk yet
	shut     time.Time       // no connection before this moment
	misses   int             // connections that came to nothing, one after another
}

// job is one mail to hand over.
type job struct {
	id, dispatch, paper string
	sender, recipient   string
	queued              time.Time
	tries, forgiven     int
}

// handful is how many mails are taken from the queue at once.
const handful = 64

// take is the next mail that is due, ok false when there is none.
func (l *lane) take(ctx context.Context) (j job, ok bool, err error) {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	if len(l.jobs) == 0 {
		if err := l.fill(ctx); err != nil {
			return job{}, false, err
		}
	}
	if len(l.jobs) == 0 {
		return job{}, false, nil
	}
	j, l.jobs = l.jobs[0], l.jobs[1:]
	l.busy[j.id] = true
	return j, true, nil
}

func (l *lane) fill(ctx context.Context) error {
	return l.q.o.book.Look(ctx, func(r *sql.Rows) error {
		var j job
		var queued int64
		err := r.Scan(&j.id, &j.dispatch, &j.paper, &j.sender, &j.recipient, &queued, &j.tries, &j.forgiven)
		if j.queued = time.Unix(queued, 0); err == nil && !l.busy[j.id] {
			l.jobs = append(l.jobs, j)
		}
		return err
	}, `SELECT id, dispatch, paper, sender, recipient, queued, tries, forgiven FROM outgoing
		WHERE state = 'waiting' AND lane = $1 AND due <= $2 ORDER BY due, id LIMIT $3`, l.name, l.q.o.now().Unix(), handful+len(l.busy))
}

// giveBack leaves a mail as it is: nothing happened to it.
func (l *lane) giveBack(j job) {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	delete(l.busy, j.id)
	if l.sessions == 0 { // nobody is there who would look whether it is due again
		l.q.o.Wake()
	}
}

// mostShut is the longest that a lane is shut at once.
const mostShut = 15 * time.Minute

// shuts is true while no connection may be begun. A moment that is further away was set by a clock that ran ahead.
func (l *lane) shuts(now time.Time) bool {
	d := l.shut.Sub(now)
	return d > 0 && d <= mostShut
}

// pause keeps the lane shut for a time that grows with each miss, at most a quarter of an hour.
func (l *lane) pause() {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	l.misses++
	l.shut = l.q.o.now().Add(min(time.Minute<<min(l.misses-1, 4), mostShut))
	l.jobs = nil
}

func (l *lane) reached() {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	l.misses, l.shut = 0, time.Time{}
}

func (l *lane) isShut() bool {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	return l.shuts(l.q.o.now())
}

// work is one connection's life: from the first mail to the last that is due.
func (l *lane) work(ctx context.Context) {
	c := &conversation{o: l.q.o, lane: l}
	defer func() {
		c.end()
		l.q.mu.Lock()
		l.sessions--
		l.q.open--
		l.q.mu.Unlock()
		l.q.o.Wake()
	}()
	for ctx.Err() == nil && !l.isShut() {
		j, ok, err := l.take(ctx)
		if err != nil && ctx.Err() == nil {
			l.q.o.log.Error("the queue of mail cannot be read", "err", err)
		}
		if err != nil || !ok {
			return
		}
		if !c.deliver(ctx, j) {
			return
		}
	}
}

// mark says on the disk that the end of a mail is about to be sent. ok is false when it must not be: a person or another server has
// done something to it since it was taken, or the queue is another server's by now.
func (l *lane) mark(j job, host string) (ok bool, err error) {
	o := l.q.o
	if o.cfg.unmarked {
		return true, nil
	}
	now := o.now().Unix()
	err = o.write(func(ctx context.Context, w *book.Work) error {
		n, err := w.Exec(ctx, `UPDATE outgoing SET state = 'sending', tries = $1, since = $2, host = $3
			WHERE id = $4 AND state = 'waiting' AND tries = $5 AND EXISTS (SELECT 1 FROM outgoing_worker WHERE name = 'send' AND owner = $6)`,
			j.tries+1, now, host, j.id, j.tries, o.me)
		ok = n == 1
		return err
	})
	return ok && err == nil, err
}

// ended writes the outcome of an attempt, unless something else was done to the mail since. It does not wait: the connection goes on, and the next mark is written after this.
func (l *lane) ended(j job, out outcome) {
	o := l.q.o
	now := o.now()
	is, due, out := out.next(j.queued, now, o.cfg.Expire, j.tries+1-j.forgiven)
	out.words = clip(out.words)
	told := 0
	if j.dispatch != "" && (is == Sent || is == Failed) {
		told = 1
	}
	m := o.marks.put(func(ctx context.Context, w *book.Work) error {
		n, err := w.Exec(ctx, `UPDATE outgoing SET state = $1, due = $2, since = $3, tries = $4, host = $5, told = CASE WHEN told = 1 THEN 1 ELSE $6 END
			WHERE id = $7 AND (state = 'waiting' AND tries = $8 OR state IN ('sending', 'in doubt') AND tries = $9)`,
			string(is), due.Unix(), now.Unix(), j.tries+1, out.host, told, j.id, j.tries, j.tries+1)
		if err != nil || n == 0 {
			return err
		}
		return attempted(ctx, w, j.id, j.tries+1, now.Unix(), out)
	})
	l.q.sessions.Go(func() {
		<-m.done
		for m.err != nil {
			o.log.Error("the end of a mail could not be written down", "dispatch", j.id, "result", string(out.result), "why", fault.Say(m.err))
			if l.q.ctx.Err() != nil || o.book.ReadOnly() != "" {
				break // what was being sent is in doubt after the next start
			}
			rest(l.q.ctx, look)
			m = o.marks.put(m.do)
			<-m.done
		}
		l.giveBack(j)
		if told == 1 {
			l.q.tell()
		}
	})
}

// crowd lets the lane wait for a connection of others to end.
func (l *lane) crowd() {
	l.q.mu.Lock()
	defer l.q.mu.Unlock()
	l.shut = l.q.o.now().Add(time.Second)
}
