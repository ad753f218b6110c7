package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
)

// paperProof is the kind of a working paper with the file of a proof, between the two presses of its form.
const paperProof = "proof"

// enteredProofs are the kinds of proof that a person can enter for a step. What mail servers say is entered by the program.
var enteredProofs = map[appeal.Step][]string{
	appeal.Delivered:     {"postal-receipt", "signed-copy", "photograph", "witness", "form-receipt", "message", "public-source"},
	appeal.Undeliverable: {"refused-post", "witness", "dsn", "message", "public-source"},
}

// addStep enters what happened to a dispatch, with its proof.
func (p *deskPage) addStep(v *dispatchView) (bool, error) {
	day, err := p.day("date")
	if err := errorsFirst(err, p.keepProof(v)); err != nil {
		return false, err
	}
	s := delivery.Step{
		Dispatch: v.Ref, Step: appeal.Step(p.post("step")), When: day, Note: p.text("note"),
		Proof:   delivery.Proof{Kind: p.post("proof"), Link: p.line("url")},
		Details: delivery.Details{Words: p.text("words"), Witness: p.text("witness")},
	}
	if s.Step == appeal.Asked {
		s.Proof = delivery.Proof{}
	}
	switch kind := s.Proof.Kind; {
	case s.Step == appeal.Delivered && kind == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.needs-proof"))
	case s.Step != appeal.Asked && kind != "" && !slices.Contains(enteredProofs[s.Step], kind):
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.not-that-proof"))
	case kind == "witness" && s.Details.Witness == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.needs-witness"))
	case needsFile(kind) && v.Proof == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.needs-file"))
	case kind == "public-source" && s.Proof.Link == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.needs-link"))
	case day.Latest() < v.When.Earliest():
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.too-early", "day", v.When))
	case s.Step == appeal.Undeliverable && kind == "" && s.Note == "":
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.needs-reason"))
	}
	s.Ref = p.nextStep(v.Ref)
	var drafts []book.Draft
	if v.Proof != "" && s.Step != appeal.Asked {
		f, draft, err := p.proofFile(v, s.Ref)
		if err != nil {
			return false, err
		}
		s.Proof.SHA256, s.Details.File = f.SHA256, f.Ref
		drafts = append(drafts, draft)
	}
	own, err := deliveryDrafts(s)
	if err != nil {
		return false, err
	}
	say, done, err := p.press("step", v.Appeal, append(drafts, own...))
	v.Say = say
	if done && err == nil && v.Proof != "" {
		err = p.papers().Delete(p.r.Context(), v.Proof)
	}
	return done && err == nil, err
}

func needsFile(kind string) bool {
	return kind == "postal-receipt" || kind == "signed-copy" || kind == "photograph" || kind == "refused-post"
}

// nextStep is the ref of the next step of a dispatch.
func (p *deskPage) nextStep(dispatch string) string {
	n := 1
	for _, s := range p.House.Delivery.Steps(dispatch) {
		if k, err := strconv.Atoi(strings.TrimPrefix(s.Ref, dispatch+"/")); err == nil {
			n = max(n, k+1)
		}
	}
	return dispatch + "/" + strconv.Itoa(n)
}

// keepProof keeps the file of a proof as a working paper until its step is entered, so that it is sent once.
func (p *deskPage) keepProof(v *dispatchView) error {
	name, data, err := p.file("file")
	if err != nil {
		return err
	}
	if data != nil {
		f, err := letter.NewFile("lf-proof", v.Appeal, cmp.Or(name, "proof"), "application/octet-stream", data)
		if err != nil {
			return fault.New(fault.Invalid, "%s", p.T("deskmail.file-size", "mb", 12))
		}
		x, err := p.papers().Put(p.r.Context(), book.Paper{ID: "proof-" + secret()[:20], Kind: paperProof, Title: oneLine(f.Name), Body: data})
		if err != nil {
			return err
		}
		v.Proof, v.Name, v.Size, v.Hash = x.ID, x.Title, f.Size, f.SHA256
		return nil
	}
	if id := p.post("kept"); id != "" {
		x, err := p.paper(id, paperProof)
		if err != nil {
			return err
		}
		f, err := letter.NewFile("lf-proof", v.Appeal, cmp.Or(x.Title, "proof"), "application/octet-stream", x.Body)
		if err != nil {
			return err
		}
		v.Proof, v.Name, v.Size, v.Hash = x.ID, x.Title, f.Size, f.SHA256
	}
	return nil
}

// proofFile is the record of the file that proves a step: in the case log, whatever it shows.
func (p *deskPage) proofFile(v *dispatchView, step string) (letter.File, book.Draft, error) {
	x, err := p.paper(v.Proof, paperProof)
	if err != nil {
		return letter.File{}, book.Draft{}, err
	}
	f, err := letter.NewFile("lf-"+strings.ReplaceAll(step, "/", "-"), v.Appeal, cmp.Or(x.Title, "proof"), "application/octet-stream", x.Body)
	if err != nil {
		return f, book.Draft{}, err
	}
	d, err := f.Draft()
	return f, d, err
}

func stepOptions(p *deskPage) []option {
	var out []option
	for _, s := range []appeal.Step{appeal.Delivered, appeal.Undeliverable, appeal.Asked} {
		out = append(out, option{Value: string(s), Text: p.Name("mail-step", string(s))})
	}
	return out
}

func proofOptions(p *deskPage) []option {
	var out []option
	for _, s := range []appeal.Step{appeal.Delivered, appeal.Undeliverable} {
		for _, k := range enteredProofs[s] {
			o := option{Value: k, Text: delivery.ProofKinds[k].In(p.Code)}
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}
