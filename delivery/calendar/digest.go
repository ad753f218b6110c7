package calendar

import (
	"fmt"
	"strings"
	"time"

	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// week is how many days after its own a digest looks ahead.
const week = 7

// News is what a digest is made of. It travels by open mail, so of an appeal that is not public it tells only that
// something is to be done; texts of demands, names of persons and addresses are in no duty at all.
type News struct {
	Lang string
	On   when.Day // of the digest
	Last when.Day // of the digest before it
	Site string   // address of the site without a path; empty: no links
	Link func(Duty) string
	All  string // path of the page that shows everything
}

var digestSay = map[string]record.Word{
	"subject": {EN: "Upheld, %s: today %d, new %d, this week %d", FR: "Upheld, %s : aujourd’hui %d, nouveau %d, cette semaine %d"},
	"head":    {EN: "What is due, as of %s.", FR: "Les échéances au %s."},
	"today":   {EN: "Today, and what waits on us", FR: "Aujourd’hui, et ce qui nous attend"},
	"new":     {EN: "New since %s", FR: "Nouveau depuis le %s"},
	"week":    {EN: "In the next seven days", FR: "Dans les sept jours"},
	"all":     {EN: "Everything that is due: %s", FR: "Toutes les échéances : %s"},
	"foot": {
		EN: "This program computes these lines from its record. It names no person and no address.",
		FR: "Ce programme calcule ces lignes à partir de son registre. Il ne nomme aucune personne ni aucune adresse.",
	},
}

// Digest is the daily mail to those who keep the record: what is due today, what is new since the last one, what comes
// within a week. ok is false when there is nothing to tell; then no mail goes out.
func Digest(n News, duties []Duty) (subject, body string, ok bool) {
	var today, fresh, soon []Duty
	for _, d := range Latest(duties) {
		switch {
		case d.dueToday(n.On):
			today = append(today, d)
		case d.fresh(n.Last, n.On):
			fresh = append(fresh, d)
		case d.Open() && n.On < d.Day && d.Day <= n.On.AddDays(week):
			soon = append(soon, d)
		}
	}
	if len(fresh)+len(soon) == 0 && !pressing(today, n.On) {
		return "", "", false
	}
	in := func(key string, args ...any) string { return fmt.Sprintf(digestSay[key].In(n.Lang), args...) }
	day := when.On(n.On).Words(n.Lang)
	var b strings.Builder
	b.WriteString(in("head", day) + "\n")
	n.part(&b, in("today"), today)
	n.part(&b, in("new", when.On(n.Last).Words(n.Lang)), fresh)
	n.part(&b, in("week"), soon)
	b.WriteByte('\n')
	if n.Site != "" {
		b.WriteString(in("all", n.Site+n.All) + "\n")
	}
	b.WriteString(in("foot") + "\n")
	return in("subject", day, len(today), len(fresh), len(soon)), b.String(), true
}

// pressing says whether what waits is worth a mail of its own: something of the last week is, on any day; what has waited
// longer is told again on Mondays, and whenever there is something else.
func pressing(list []Duty, on when.Day) bool {
	for _, d := range list {
		if d.Waited(on) <= week || on.Weekday() == time.Monday {
			return true
		}
	}
	return false
}

// dueToday: what falls due on the day itself, and what is ours and waits longer already.
func (d Duty) dueToday(on when.Day) bool {
	if d.Whose() == Ours {
		return d.Open() && d.Day <= on
	}
	return d.State == Due
}

// fresh: what began or changed after the last digest: a message held, a letter that came back, an answer, a term that is
// over, silence. A clock that merely began to run is no news.
func (d Duty) fresh(last, on when.Day) bool {
	in := func(x when.Day) bool { return last < x && x <= on }
	switch d.Kind {
	case Sort, Resend, Grade, Doubt, Confirm, Review:
		return d.Open() && in(d.Begun)
	case Answer, Reminded, Silent, Act:
		return d.State != Coming && in(d.Since)
	case Election, Prove, Remind:
	}
	return false
}

func (n News) part(b *strings.Builder, title string, list []Duty) {
	if len(list) == 0 {
		return
	}
	b.WriteString("\n" + title + "\n\n")
	for _, d := range list {
		b.WriteString("- " + oneLine(d.guarded(n.Lang)) + "\n")
		if why := d.Explain(n.Lang); why != "" {
			b.WriteString("  " + why + "\n")
		}
		if to := n.Link(d); to != "" && n.Site != "" && !d.Private {
			b.WriteString("  " + uri(n.Site+to) + "\n")
		}
	}
}

// guarded is the title as it may travel by open mail.
func (d Duty) guarded(lang string) string {
	if d.Private {
		return d.Head(lang) + say["colon"].In(lang) + say["not public"].In(lang)
	}
	return d.Title(lang)
}

// oneLine keeps a title on its line, whatever the record put into a name.
func oneLine(s string) string { return strings.Join(strings.Fields(printable(s)), " ") }
