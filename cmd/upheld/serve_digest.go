package main

import (
	"context"
	"log/slog"
	"strings"
	"time"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery/calendar"
	"github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/house"
	"github.com/upheld/upheld/when"
)

// digest sends what is due, once a day.
type digest struct {
	to       []string
	at       time.Duration // since midnight
	lang     string
	site     string // address of the site, "" for no links
	now      func() time.Time
	house    func(ctx context.Context, v access.Viewer, at book.At) (*house.House, error)
	out      *send.Office
	log      *slog.Logger
	finished when.Day // that nothing more is to be done for
}

const digestID = "digest-"

func newDigest(s mailSettings, b *book.Book, out *send.Office, w world, log *slog.Logger) (*digest, error) {
	at, err := time.Parse("15:04", s.DigestAt)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, err, "--mail-digest-at: %q is no time of day; write it as 06:00", s.DigestAt)
	}
	if err := out.Ready(); err != nil && s.From == "" {
		return nil, fault.New(fault.Invalid, "--mail-digest needs --mail-from: without it no mail is sent")
	}
	for _, a := range s.Digest {
		if err := send.CheckAddress(a); err != nil {
			return nil, fault.New(fault.Invalid, "--mail-digest: %q: %s", a, fault.Say(err))
		}
	}
	return &digest{
		to: s.Digest, at: time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute, lang: s.DigestLang,
		now: w.Now, house: house.NewKeeper(b).House, out: out, log: log,
	}, nil
}

// run looks at the clock once a minute until ctx ends.
func (d *digest) run(ctx context.Context) {
	for tick := time.NewTicker(time.Minute); ; {
		if err := d.look(ctx); err != nil && ctx.Err() == nil {
			d.log.Error("the daily digest was not sent; it will be tried again", "why", fault.Say(err))
		}
		select {
		case <-ctx.Done():
			tick.Stop()
			return
		case <-tick.C:
		}
	}
}

// look sends the digest of today when its time has come and it was not sent.
func (d *digest) look(ctx context.Context) error {
	now := d.now()
	today := when.Today(now)
	if today == d.finished || time.Duration(now.Hour())*time.Hour+time.Duration(now.Minute())*time.Minute < d.at {
		return nil
	}
	last, err := d.last(ctx, today)
	if err != nil {
		return err
	}
	if last < today {
		if err := d.send(ctx, today, last); err != nil {
			return err
		}
	}
	d.finished = today
	return nil
}

// last is the day of the digest before; without one the day before.
func (d *digest) last(ctx context.Context, today when.Day) (when.Day, error) {
	id, err := d.out.Last(ctx, digestID)
	if err != nil || id == "" {
		return today.AddDays(-1), err
	}
	return when.ParseDay(strings.TrimPrefix(id, digestID))
}

func (d *digest) send(ctx context.Context, today, last when.Day) error {
	all, err := d.house(ctx, access.Operator(), book.At{})
	if err != nil {
		return err
	}
	public, err := d.house(ctx, access.Anyone(), book.At{})
	if err != nil {
		return err
	}
	doubts, err := d.doubts(ctx)
	if err != nil {
		return err
	}
	duties := calendar.MarkPrivate(calendar.Duties(roomsOf(all), doubts, today), public.Appeals)
	subject, body, ok := calendar.Digest(calendar.News{Lang: d.lang, On: today, Last: last, Site: d.site, Link: dutyLink, All: "/due"}, duties)
	if !ok {
		return nil
	}
	raw, err := d.out.Notice(d.to, subject, body)
	if err != nil {
		return err
	}
	return d.out.Mail(ctx, digestID+today.String(), d.to, raw)
}

// doubts are the mails of which nobody knows whether they went out.
func (d *digest) doubts(ctx context.Context) ([]calendar.Doubtful, error) {
	list, err := d.out.States(ctx, send.Doubt)
	if err != nil {
		return nil, err
	}
	var out []calendar.Doubtful
	for _, s := range list {
		if s.Dispatch != "" {
			out = append(out, calendar.Doubtful{Dispatch: s.Dispatch, Since: when.Today(s.Since)})
		}
	}
	return out, nil
}

// dutyLink is the page of the site where a duty is seen.
func dutyLink(d calendar.Duty) string {
	switch {
	case len(d.Demands) == 1:
		return "/demands/" + d.Demands[0]
	case d.Election != "":
		return "/elections/" + d.Election
	case d.Appeal != "":
		return "/appeals/" + d.Appeal
	}
	return ""
}
