package promise

import "github.com/upheld/upheld/when"

// clauses are the final clauses of the instruments that this package knows, used where a record does not bring
// its own (entry_into_force, denunciation). docs/decisions/0002 says where each was read.
type clauses struct {
	entry   Entry
	exit    Exit
	inForce string // of the instrument itself
}

var (
	months3  = Term{Months: 3}
	months6  = Term{Months: 6}
	year     = Term{Months: 12}
	thirtyth = Term{Days: 30}
)

func deposit(after Term, clause string) Entry {
	return Entry{On: OnDeposit, After: after, Clause: clause}
}

var known = map[string]clauses{
	"iccpr":     {entry: deposit(months3, "article 49(2)")},
	"icescr":    {entry: deposit(months3, "article 27(2)")},
	"iccpr-op1": {entry: deposit(months3, "article 9(2)"), exit: Exit{months3, "article 12(1)"}},
	// https://cil.nus.edu.sg/database/single-database/?id=772 gives the date and article 8.
	"iccpr-op2":              {entry: deposit(months3, "article 8(2)"), inForce: "1991-07-11"},
	"cerd":                   {entry: deposit(thirtyth, "article 19(2)"), exit: Exit{year, "article 21"}},
	"cedaw":                  {entry: deposit(thirtyth, "article 27(2)")},
	"cedaw-op":               {entry: deposit(months3, "article 16(2)"), exit: Exit{months6, "article 19(1)"}},
	"cat":                    {entry: deposit(thirtyth, "article 27(2)"), exit: Exit{year, "article 31(1)"}},
	"opcat":                  {entry: deposit(thirtyth, "article 28(2)"), exit: Exit{year, "article 33(1)"}},
	"crc":                    {entry: deposit(thirtyth, "article 49(2)"), exit: Exit{year, "article 52"}},
	"crpd":                   {entry: deposit(thirtyth, "article 45(2)"), exit: Exit{year, "article 48"}},
	"ced":                    {entry: deposit(thirtyth, "article 39(2)")},
	"ilo-87":                 {entry: deposit(year, "article 15(3)"), exit: Exit{year, "article 16(1)"}},
	"paris-settlement-1991":  {entry: Entry{On: OnSignature, Clause: "articles 30 and 31"}},
	"paris-sovereignty-1991": {entry: Entry{On: OnSignature, Clause: "articles 6 and 7"}},
}

// complete fills in from known what the record of an instrument left out.
func complete(in *Instrument) {
	k, ok := known[in.ID]
	if !ok {
		return
	}
	if in.Entry == (Entry{}) {
		in.Entry = k.entry
	}
	if in.Exit == (Exit{}) {
		in.Exit = k.exit
	}
	if in.InForce.IsZero() && k.inForce != "" {
		in.InForce, _ = when.Parse(k.inForce)
	}
}
