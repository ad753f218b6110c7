// Package letter is the room of the text of a letter: what people write (Markdown with a head and numbered demands, see
// docs/letter-format.md), how it is read, how the numbers in it are computed from the record, and how it is frozen when it
// goes out.
//
// A letter does not copy facts, it refers to them: [@iccpr/art-19] names a provision, [@cs-ny-sokha-1] a record, and
// {held group=adhoc-five on=2016-05-13} is a number that the record computes.
package letter

import (
	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/custody"
	"github.com/upheld/upheld/election"
	"github.com/upheld/upheld/promise"
	"github.com/upheld/upheld/record"
	"github.com/upheld/upheld/when"
)

// World is the rooms that a letter may refer to, as one viewer sees them.
type World struct {
	Promises  *promise.Set
	Record    *record.Set
	Custody   *custody.Set
	Appeals   *appeal.Set
	Elections *election.Set
}

// Pos is a place in the text of a letter: line and column (in characters), both from 1.
type Pos struct {
	Line, Col int
}

// Span is the bytes of the text from Start to before End, and where they begin.
type Span struct {
	Start, End int
	Pos        Pos
}

// Letter is the text of a letter, read. It holds what was written; nothing is looked up yet.
type Letter struct {
	Text    string // as written, every byte
	Head    Head
	Body    []Node
	Demands []Demand // in the order of the text; a Node of kind DemandNode points here
}

// Head is what stands between the two lines of three hyphens at the top. Spans gives the place of each key that is
// there: "date", "to", "to[1].role".
type Head struct {
	ID       string // of the appeal that the letter will be: "a-2016-05-13-open-letter"
	Title    string
	Subject  string
	Language string // "en", "fr", "km", "es"
	// Original is the id of the letter of which this is a version in another language; empty when this is the original.
	// Versions share their demands: same numbers, same ids.
	Original   string
	Date       when.When
	Place      string
	From       []Party // who sends
	To         []Party
	CC         []Party
	Greeting   string
	Closing    string
	Signed     []Party
	Letterhead []string // lines under the sender's name
	Spans      map[string]Span
}

// Party is a sender, an addressee or a signatory as the letter writes it. Body is the id of a body or person of the
// record, when the writer gave one.
type Party struct {
	Name         string
	Role         string
	Organisation string
	Country      string
	Body         string
	Consent      bool // a signatory: consented to the publication of the name
	Span         Span
}

// Demand is one numbered block: one act asked of one duty bearer.
type Demand struct {
	N          int
	ID         string   // "d-release"; made from the letter's id and the number when it is not given
	To         []Ref    // who is asked: ids of bodies, ISO codes of States ("KH"), or names in words
	Action     string   // one of appeal.Actions, empty when not given
	Conditions []string // "immediate", "unconditional"
	Grounds    []Ref    // provisions
	Facts      []Ref    // acts, spells, groups
	Persons    []Ref    // persons or one group
	Term       appeal.Term
	TermSpan   Span
	General    bool   // marked as general: needs no fact
	Restates   string // id of an earlier demand
	Body       []Node // what is asked, in words
	Span       Span
	Spans      map[string]Span // of the keys
}

// Ref is an id or words in a list of the head of a demand, and where it stands.
type Ref struct {
	ID   string
	Span Span
}

// NodeKind tells nodes apart.
type NodeKind int

// The kinds of nodes, and what each holds.
const (
	ParagraphNode NodeKind = iota // Inline
	HeadingNode                   // Level, Inline
	ListNode                      // Ordered, Start, Items
	QuoteNode                     // Children
	TableNode                     // Header, Rows: written out by hand
	ComputedNode                  // Computed: a table that the record computes, alone in its paragraph
	DemandNode                    // Demand: index into Letter.Demands
	RuleNode
	AnnexNode // Inline: its title; Children
)

// Node is one block of the text.
type Node struct {
	Kind     NodeKind
	Level    int
	Ordered  bool
	Start    int
	Inline   []Inline
	Items    [][]Node
	Children []Node
	Header   [][]Inline
	Rows     [][][]Inline
	Computed *Computed
	Demand   int
	Lang     string
	Span     Span
}

// Inline is a piece of a line: words, a reference, or something computed.
type Inline struct {
	Text     string // of words; of a reference, the words in its link text, may be empty
	Strong   bool
	Emph     bool
	Link     string
	Lang     string
	Cite     string    // id: [@iccpr/art-19]
	Locator  string    // what follows the id in the brackets after a comma: [@iccpr/art-19, para. 3]
	Computed *Computed // {days person=p-ny-sokha on=2016-05-13}
	Span     Span
	marks    []mark // where each stretch of Text stands, see Letter.Place
}

// mark tells that Text from byte text on is what stands in the letter from byte at on.
type mark struct{ text, at int }

// Computed is an expression in braces: a name and named arguments. The name may be of two words: "held", "count acts",
// "table held".
type Computed struct {
	Name string
	Args []Arg
	Span Span
}

// Arg is name=value.
type Arg struct {
	Name, Value string
	Span        Span
}
