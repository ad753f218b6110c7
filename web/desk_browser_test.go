package web

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// tab opens a browser on this machine that came in by a link of its own.
func (o *operator) tab() (ctx context.Context, origin string) {
	o.t.Helper()
	ctx, origin = tabOn(o.t, o.server)
	open(o.t, ctx, origin+o.server.Desk.Link())
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS("main button"))); err != nil {
		o.t.Fatal(err)
	}
	if got := eval[string](o.t, ctx, `location.pathname`); got != "/desk" {
		o.t.Fatalf("the link leads to %s", got)
	}
	return ctx, origin
}

var _ = testing.Short
