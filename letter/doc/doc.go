// Package doc is a letter as it is set: a tree of plain values with nothing left to look up. Package letter makes it of a
// letter's text and of the record; the packages beside this one write it as PDF, DOCX, HTML and plain text, and all four
// say the same words in the same order.
package doc

// Document is one letter in one main language.
type Document struct {
	Title    string // of the file and of the page; one line, no marks
	Lang     string // BCP 47 code of the letter: "en", "fr", "km"
	Subject  string // one line under the addressees, may be empty
	Date     string // in words of Lang, as printed
	Place    string // before the date, may be empty
	Day      string // the same day in ISO form, "2016-05-13"; the only date in a file's metadata
	Sender   Sender
	To       []Addressee
	CC       []Addressee
	Greeting string // "Your Excellency,"; may be empty
	Body     []Block
	Closing  string      // "Respectfully,"; may be empty
	Signed   []Signatory // the signature block, in order
	Annexes  []Annex     // each begins a new page
	Labels   Labels
	// Fingerprint is the hash of the frozen letter, empty in a draft. It is printed small in the foot of each page.
	Fingerprint string
	// Draft prints the word Labels.Draft in the foot of each page.
	Draft bool
}

// Labels are the few words that the setters themselves print, in the language of the letter.
type Labels struct {
	To, CC, Subject string // "To", "Copies", "Subject"
	Page            string // "Page %d of %d": the number of this page, then how many there are
	Sources         string // heading above notes where they stand at the end (HTML, plain text)
	Draft           string // "Draft, not sent"
	Fingerprint     string // "Fingerprint"
	Demand          string // "Demand %d"
}

// Sender is the letterhead.
type Sender struct {
	Name    string
	Lines   []string // address, web, telephone: one line each
	Persons []string // who speaks for the sender
}

// Addressee is one of those to whom the letter goes, in printed form, one to four lines.
type Addressee struct {
	Name         string
	Role         string
	Organisation string
	Lines        []string
}

// Signatory is one who signs.
type Signatory struct {
	Name         string
	Role         string
	Organisation string
	Country      string
}

// Annex is a part after the signatures: a list of signatories, a list of persons held.
type Annex struct {
	Title string
	Body  []Block
}

// BlockKind tells blocks apart.
type BlockKind int

// The kinds of blocks, and which fields each uses.
const (
	Paragraph BlockKind = iota // Runs
	Heading                    // Level 2 or 3, Runs
	List                       // Ordered, Start, Items
	Quote                      // Blocks: somebody's words, set in
	TableOf                    // Table
	DemandOf                   // Number, Blocks: one demand, numbered through the letter
	Rule                       // a short line between parts
	Columns                    // Signed: many signatories, set small in two columns
)

// Block is one piece of the body.
type Block struct {
	Kind    BlockKind
	Lang    string // when not the letter's own
	Level   int
	Runs    []Run
	Ordered bool
	Start   int
	Items   [][]Block
	Blocks  []Block
	Number  int
	Table   *Table
	Signed  []Signatory
}

// Table has a caption, one row of headings and rows of cells. Numeric columns are set to the right.
type Table struct {
	Caption []Run
	Columns []Column
	Rows    [][]Cell
}

// Column is a column of a table. Weight is its share of the width, 0 counts as 1.
type Column struct {
	Title   []Run
	Numeric bool
	Weight  int
}

// Cell is one cell; RowHead marks the cell that names its row.
type Cell struct {
	Runs    []Run
	RowHead bool
}

// Run is a piece of text of one look. A run with a Note is followed by the mark of a footnote. Text may hold any
// Unicode; a line break within a paragraph is "\n", a place where a word may be divided is U+00AD, a place where a line
// may break without any mark is U+200B.
type Run struct {
	Text   string
	Lang   string // when not that of the block: "km" for ក្នុង
	Strong bool
	Emph   bool
	Link   string // address; empty for none
	// Computed marks a number or list that the record has computed; HTML shows its rule and day in Title.
	Computed bool
	Title    string
	Note     []Run // footnote, may be nil; notes have no notes
}

// Text is the plain words of runs.
func Text(runs []Run) string {
	n := 0
	for i := range runs {
		n += len(runs[i].Text)
	}
	b := make([]byte, 0, n)
	for i := range runs {
		b = append(b, runs[i].Text...)
	}
	return string(b)
}
