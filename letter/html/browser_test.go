package html

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/upheld/upheld/letter/doctest"
	"github.com/upheld/upheld/letter/source"
)

// tab opens the letter in a browser. Where there is none the test is skipped, but never in CI.
func tab(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a browser; not under -short")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("no chromium: ", err)
	}
	flags := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.NoSandbox}
	for _, f := range []string{"headless", "disable-gpu", "disable-background-networking", "no-first-run", "hide-scrollbars"} {
		flags = append(flags, chromedp.Flag(f, true))
	}
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), flags...)
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	data, err := Write(doctest.Letter())
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("data:text/html;charset=utf-8;base64,"+base64.StdEncoding.EncodeToString(data))); err != nil {
		t.Fatal(err)
	}
	return ctx
}

func eval[T any](t *testing.T, ctx context.Context, js string) T {
	t.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLetterInTheBrowser: it reads on a narrow screen, its fonts are there, and it prints as many pages as it should.
func TestLetterInTheBrowser(t *testing.T) {
	ctx := tab(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(360, 740)); err != nil {
		t.Fatal(err)
	}
	if w := eval[int](t, ctx, `document.documentElement.scrollWidth`); w > 360 {
		t.Errorf("on a screen of 360 the page is %d wide", w)
	}
	if n := eval[int](t, ctx, `document.fonts.load("16px 'Source Serif 4'").then(() => document.fonts.load("16px 'Noto Serif Khmer'", "ក")).then(f => f.length)`); n == 0 {
		t.Error("the Khmer font is not there")
	}
	var printed []byte
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		out, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		printed = out.Data
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	read, err := source.Text("a.pdf", printed)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"1. That the Government release all five at once and without any condition.", "Annex 2: the persons", "Counted with the first and the last day."} {
		if !strings.Contains(read.Text, want) {
			t.Errorf("no %q on paper", want)
		}
	}
	if strings.Contains(read.Text, "↩") || strings.Contains(read.Text, "Page 2") {
		t.Errorf("what belongs to the screen or to the margin stands in the text: %q", read.Text)
	}
}

func TestAccessibility(t *testing.T) {
	name := os.Getenv("UPHELD_AXE")
	if name == "" {
		if os.Getenv("UPHELD_CI") == "1" {
			t.Fatal("UPHELD_AXE must name axe.min.js")
		}
		t.Skip("UPHELD_AXE does not name axe.min.js")
	}
	axe, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	ctx := tab(t)
	for _, scheme := range []string{"light", "dark"} {
		p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
		set := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, p)
			return err
		})
		if err := chromedp.Do(ctx, set); err != nil {
			t.Fatal(err)
		}
		_ = eval[bool](t, ctx, string(axe)+`; true`)
		found := eval[string](t, ctx, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => ({rule: v.id, says: v.help, at: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}))))`)
		var violations []struct {
			Rule, Says string
			At         []string
		}
		if err := json.Unmarshal([]byte(found), &violations); err != nil {
			t.Fatal(err)
		}
		for _, v := range violations {
			t.Errorf("%s: %s (%s): %s", scheme, v.Rule, v.Says, strings.Join(v.At, "\n\t"))
		}
	}
}
