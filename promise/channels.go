package promise

import (
	"strings"

	"github.com/upheld/upheld/when"
)

// Answer is whether a channel is open.
type Answer string

const (
	Open    Answer = "open"
	Closed  Answer = "closed"
	Unknown Answer = "nothing-found" // it would need a declaration or act that this record does not hold
)

// Channel is a way to complain of a State, or to have others take its breach up, on a day.
type Channel struct {
	Key    string    `json:"key"` // "iccpr-op1", "cat-22" …; for translations of Name, To and By
	Ref    string    `json:"ref"` // what it rests on, "" when on nothing in this record
	Name   string    `json:"name"`
	To     string    `json:"to"` // who receives it
	By     string    `json:"by"` // who may use it
	Answer Answer    `json:"answer"`
	Since  when.When `json:"since,omitzero"` // when it opened; zero when not open, or open against everybody
	Why    Why       `json:"why"`
	Source Source    `json:"source,omitzero"` // of Why
	Note   string    `json:"note,omitempty"`
}

// channelNeed says what opens a channel.
type channelNeed int

const (
	needBond        channelNeed = iota // the State must be bound by the instrument of Ref
	needDeclaration                    // besides, it must have accepted the procedure; this record holds no such act
	needProtocol                       // besides, it must be bound by an instrument that is not in this record
	needNothing                        // it is open against every State
)

var channels = []struct {
	key, ref, name, to, by string
	need                   channelNeed
}{
	{
		"iccpr-op1", "iccpr-op1/art-1", "Individual complaint under the ICCPR", "the Human Rights Committee",
		"a person who claims to be a victim, once the remedies at home are exhausted", needBond,
	},
	{
		"cedaw-op", "cedaw-op/art-2", "Individual complaint under CEDAW",
		"the Committee on the Elimination of Discrimination against Women",
		"victims, or others on their behalf", needBond,
	},
	{
		"cat-22", "cat", "Individual complaint under article 22 of CAT", "the Committee against Torture",
		"victims, or others on their behalf", needDeclaration,
	},
	{
		"cerd-14", "cerd", "Individual complaint under article 14 of CERD",
		"the Committee on the Elimination of Racial Discrimination", "persons or groups who claim to be victims", needDeclaration,
	},
	{
		"ced-30", "ced/art-30", "Urgent action for a disappeared person", "the Committee on Enforced Disappearances",
		"relatives, their counsel, or anyone with a legitimate interest", needBond,
	},
	{
		"ced-31", "ced", "Individual complaint under article 31 of the CED", "the Committee on Enforced Disappearances",
		"victims, or others on their behalf", needDeclaration,
	},
	{
		"crpd-op", "crpd", "Individual complaint under the CRPD",
		"the Committee on the Rights of Persons with Disabilities", "victims, or others on their behalf", needProtocol,
	},
	{
		"special-procedures", "", "Letter or urgent appeal of a special procedure",
		"a rapporteur, expert or working group of the Human Rights Council", "anyone with reliable information", needNothing,
	},
	{
		"paris-29", "paris-settlement-1991/art-29", "Consultation by the co-chairs of the Paris Conference",
		"France and Indonesia, on request of the Secretary-General of the United Nations",
		"the Secretary-General, whom anyone may ask to make the request", needBond,
	},
	{
		"paris-5", "paris-sovereignty-1991/art-5", "Consultation of the parties to the sovereignty agreement",
		"the parties themselves", "any party, whom anyone may ask to act; no request by others is needed", needBond,
	},
}

// council is the day of the resolution that set up the Human Rights Council; before, special procedures were
// the Commission's, of which this record holds nothing.
var council, _ = when.Parse("2006-03-15")

var special = Source{
	Title: "United Nations in Armenia, Human rights special procedures: letters may be sent whether or not remedies " +
		"at home are exhausted and whether or not the State has ratified any human rights instrument",
	URL: "http://new.un.am/en/p/human-rights-special-procedures",
}

// Channels is every way to complain of a State that this record knows, open on a day or not. Errors are
// fault.NotFound and name the State.
func (s *Set) Channels(state string, on when.Day) ([]Channel, error) {
	st, err := s.state(state)
	if err != nil {
		return nil, err
	}
	var out []Channel
	for _, c := range channels {
		ch := Channel{Key: c.key, Ref: c.ref, Name: c.name, To: c.to, By: c.by}
		if c.need == needNothing {
			s.openToAll(&ch, st, on)
			out = append(out, ch)
			continue
		}
		of, err := s.Standing(st.code, c.ref, on)
		if err != nil {
			continue // the instrument is not in this record
		}
		s.settle(&ch, c.need, st, of)
		out = append(out, ch)
	}
	return out, nil
}

func (s *Set) openToAll(ch *Channel, st party, on when.Day) {
	ch.Source = special
	if ahead(council, on) {
		ch.Answer, ch.Why = Unknown, because("channel.before-council", st, Instrument{}, Act{}, council, "")
		return
	}
	ch.Answer = Open
	ch.Why = because("channel.no-ratification-needed", st, Instrument{}, Act{}, council, "")
}

// settle answers a channel from the State's standing on the instrument that it rests on.
func (s *Set) settle(ch *Channel, n channelNeed, st party, of Standing) {
	ch.Why, ch.Source = of.Why, of.Source
	id, _, _ := strings.Cut(ch.Ref, "/")
	in := s.instruments[s.byID[id]]
	if i, ok := s.byRef[ch.Ref]; ok {
		ch.Note = s.provisions[i].Note
	}
	switch {
	case of.Bond == NothingFound || strings.HasPrefix(of.Why.Key, "maybe-"):
		ch.Answer = Unknown
	case of.Bond != Bound:
		ch.Answer = Closed
	case n == needBond:
		ch.Answer, ch.Since = Open, of.Act.InForce
	case n == needProtocol && st.code == subject && in.Cambodia.Complaints != nil && !*in.Cambodia.Complaints:
		ch.Answer, ch.Note = Closed, in.Cambodia.ComplaintsNote
		ch.Why = because("channel.protocol-not-joined", st, in, Act{}, when.When{}, "")
		ch.Source = in.Sources[firstOf(in.Cambodia.Source)]
	case n == needProtocol:
		ch.Answer, ch.Why, ch.Source = Unknown, because("channel.protocol-not-looked-for", st, in, Act{}, when.When{}, ""), Source{}
	default:
		ch.Answer, ch.Why, ch.Source = Unknown, because("channel.declaration-not-found", st, in, Act{}, when.When{}, ""), Source{}
		if st.code == subject {
			ch.Note = in.Cambodia.ComplaintsNote
		}
	}
}

func firstOf(keys []string) string {
	if len(keys) == 0 {
		return ""
	}
	return keys[0]
}
