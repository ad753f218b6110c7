package web

import (
	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/delivery"
	"github.com/upheld/upheld/fault"
)

// voidReply says that a reply does not count, and why: it was entered by mistake, or forged. It stays, with its grades, and
// nothing rests on it: what was answered by it is open again.
func (p *deskPage) voidReply(v *replyView) (bool, error) {
	if v.Void != "" {
		return true, nil
	}
	r := v.Reply
	if r.Void = p.text("why"); r.Void == "" {
		return false, fault.New(fault.Invalid, "%s", p.T("deskdispatch.void-why"))
	}
	var open []string
	if v.Open { // what is public stays so
		open = append(open, "text")
	}
	d, err := delivery.Draft(r, open...)
	if err != nil {
		return false, err
	}
	say, done, err := p.press("void", v.Appeal, []book.Draft{d}, v.Ref)
	v.Say = say
	return done && err == nil, err
}

// voidReplies are the replies to an appeal, or those that came to one dispatch of it, that do not count, up to the as-of day.
func voidReplies(p *Page, appeal, dispatch string) []delivery.Reply {
	var out []delivery.Reply
	for _, r := range p.House.Delivery.VoidReplies() {
		if r.Appeal == appeal && (dispatch == "" || r.Dispatch == dispatch) && r.When.Latest() <= p.On {
			out = append(out, r)
		}
	}
	return out
}
