package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"github.com/upheld/upheld/appeal"
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	outgoing "github.com/upheld/upheld/delivery/send"
	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/letter"
	"github.com/upheld/upheld/order"
	"github.com/upheld/upheld/when"
)

// paperProof is the kind of a working paper with the file of a proof, between the two presses of its form.
const paperProof = "proof"

// dispatchView is a dispatch with all that hangs on it.
type dispatchView struct {
	delivery.Dispatch
	Mail   *outgoing.State // nil when it has none in the queue
	Thread []threadLine
	Say    *saying
	Wrong  string
	Proof  string // id of the paper with the file that was sent along
	Name   string // of that file
	Size   int
	Hash   string
}

// threadLine is one thing in the thread of a dispatch, in the order of time.
type threadLine struct {
	at       string // for sorting
	Step     *delivery.Step
	Message  *delivery.Message
	Reply    *delivery.Reply
	Reminder *delivery.Dispatch
	Answers  []delivery.Answer
}

// enteredProofs are the kinds of proof that a person can enter for a step. What mail servers say is entered by the program.
var enteredProofs = map[appeal.Step][]string{
	appeal.Delivered:     {"postal-receipt", "signed-copy", "photograph", "witness", "form-receipt", "message", "public-source"},
	appeal.Undeliverable: {"refused-post", "witness", "dsn", "message", "public-source"},
}

// deskDispatch is one dispatch at the desk.
func deskDispatch(p *deskPage) (templ.Component, error) {
	d, ok := p.House.Delivery.Dispatch(p.Value("id"))
	if !ok {
		return nil, p.NotFound()
	}
	p.Part, p.Title = "work", p.T("deskdispatch.title", "who", d.Addressee)
	v := dispatchView{Dispatch: d}
	if p.r.Method == http.MethodPost {
		done, err := p.onDispatch(&v)
		if done {
			return p.redirectTo(p.Path)
		}
		if err != nil && !shown(err) {
			return nil, err
		}
		if err != nil {
			v.Wrong = fault.Say(err)
		}
	}
	v.Thread = p.thread(d)
	if out := p.s.Desk.out; out != nil && d.Way == delivery.Email {
		switch st, err := out.State(p.r.Context(), d.Ref); {
		case err == nil:
			v.Mail = &st
		case fault.KindOf(err) != fault.NotFound:
			return nil, err
		}
	}
	return deskDispatchBody(p, v), nil
}

// onDispatch carries out one of the forms of the page. done: go to the page anew.
func (p *deskPage) onDispatch(v *dispatchView) (done bool, err error) {
	switch p.post("form") {
	case "queue":
		return p.onQueue(v.Ref)
	case "step":
		return p.addStep(v)
	case "void":
		return p.voidStep(v)
	}
	return false, fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
}

func (p *deskPage) onQueue(ref string) (bool, error) {
	out := p.s.Desk.out
	if out == nil {
		return false, fault.New(fault.Invalid, "%s", p.T("desksend.no-post"))
	}
	ctx := p.r.Context()
	why := p.line("why")
	var err error
	switch do := p.post("do"); do {
	case "again":
		err = out.Again(ctx, ref, deskSpeaker, why)
	case "arrived", "not-arrived":
		if why == "" {
			return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.how-known"))
		}
		err = out.Settle(ctx, ref, do == "arrived", deskSpeaker, why)
	case "cancel":
		err = out.Cancel(ctx, ref, deskSpeaker, why)
	default:
		err = fault.New(fault.Invalid, "%s", p.T("desk.bad-form"))
	}
	return err == nil, err
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

func errorsFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
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

// voidStep says that a step does not count, and why. The step stays, with its proof.
func (p *deskPage) voidStep(v *dispatchView) (bool, error) {
	for _, s := range p.House.Delivery.Steps(v.Ref) {
		if s.Ref != p.post("step") {
			continue
		}
		if s.Void != "" {
			return true, nil
		}
		if s.Void = p.text("why"); s.Void == "" {
			return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.void-why"))
		}
		drafts, err := deliveryDrafts(s)
		if err != nil {
			return false, err
		}
		say, done, err := p.press("void", v.Appeal, drafts, s.Ref)
		v.Say = say
		return done && err == nil, err
	}
	return false, p.NotFound()
}

// thread is all that hangs on a dispatch, in the order of time.
func (p *deskPage) thread(d delivery.Dispatch) []threadLine {
	var out []threadLine
	h := p.House.Delivery
	for _, s := range h.Steps(d.Ref) {
		out = append(out, threadLine{at: s.When.Latest().String() + cmp.Or(cutDay(s.At), "T00") + s.Ref, Step: &s})
	}
	for _, m := range h.Messages() {
		if m.Dispatch == d.Ref {
			out = append(out, threadLine{at: m.Received, Message: &m})
		}
	}
	for _, r := range append(h.Replies(), h.VoidReplies()...) {
		if r.Dispatch == d.Ref {
			out = append(out, threadLine{at: r.When.Latest().String() + "T23:59:59", Reply: &r, Answers: h.AnswersIn(r.Ref)})
		}
	}
	for _, x := range h.DispatchesOf(d.Appeal) {
		if x.Of == d.Ref || x.Resent == d.Ref {
			out = append(out, threadLine{at: x.When.Latest().String(), Reminder: &x})
		}
	}
	order.By(out, func(a, b threadLine) int { return strings.Compare(a.at, b.at) })
	return out
}

func cutDay(at string) string {
	_, after, ok := strings.Cut(at, "T")
	if !ok {
		return ""
	}
	return "T" + after
}

// stateOf is what is known of the way of a dispatch, in words: the newest step that counts.
func (p *deskPage) stateOf(d delivery.Dispatch) string {
	out := p.T("deskdispatch.no-step")
	if p.s.Desk.out != nil && d.Way == delivery.Email {
		if st, err := p.s.Desk.out.State(p.r.Context(), d.Ref); err == nil {
			out = p.Name("mail-state", stateKey(st.Is))
		}
	}
	for _, s := range p.House.Delivery.Steps(d.Ref) {
		if s.Void == "" {
			out = p.T("deskdispatch.state", "step", p.Name("mail-step", string(s.Step)), "day", s.When)
		}
	}
	return out
}

// dispatchName is a dispatch in a list.
func dispatchName(p *deskPage, d delivery.Dispatch) string {
	way := delivery.Ways[d.Way].In(p.Code)
	if d.Purpose == delivery.Reminder {
		return p.T("deskdispatch.name-reminder", "n", d.N, "way", way, "day", d.When)
	}
	return p.T("deskdispatch.name", "way", way, "day", d.When)
}

// momentOf is a day and time of RFC 3339 in words; what it says itself when it is none.
func momentOf(p *deskPage, at string) string {
	if len(at) < len("2006-01-02T15:04") {
		return at
	}
	day, err := p.dayIn(at[:10])
	if err != nil {
		return at
	}
	return p.T("desk.day-time", "day", day, "time", at[11:16])
}

func lastAddress(t sendTo) string {
	for _, d := range slices.Backward(t.Sent) {
		if d.Addressee == t.Name && d.Address != "" {
			return d.Address
		}
	}
	return ""
}

func hasText(list []string, s string) bool { return slices.Contains(list, s) }

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

// voidable are the steps of a thread that still count.
func voidable(p *deskPage, thread []threadLine) []option {
	var out []option
	for _, x := range thread {
		if x.Step != nil && x.Step.Void == "" {
			out = append(out, option{Value: x.Step.Ref, Text: p.T("deskdispatch.state", "step", p.Name("mail-step", string(x.Step.Step)), "day", x.Step.When)})
		}
	}
	return out
}

// demandName is a demand in a line: its number and what it asks.
func demandName(p *deskPage, ref string) string {
	d, ok := p.House.Appeals.Demand(ref)
	if !ok {
		return ref
	}
	if d.N == 0 {
		return p.said(d.Text)
	}
	return p.T("deskmail.demand", "n", d.N, "asked", p.said(d.Text))
}

// stateKey is the state of a mail as a key of words.
func stateKey(is outgoing.Is) string { return strings.ReplaceAll(string(is), " ", "-") }

func timeIn(p *deskPage, at time.Time) string {
	return p.T("desk.day-time", "day", when.FromTime(at, time.UTC), "time", at.UTC().Format("15:04"))
}
