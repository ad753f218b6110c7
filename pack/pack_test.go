package pack

import (
	"os"
	"testing"
)

const shared = "../../shared/data"

// folder is the file system of a folder of the shared data; the test is skipped where there is none.
func folder(t testing.TB, name string) string {
	t.Helper()
	if _, err := os.Stat(shared); err != nil {
		t.Skip("the shared data are not here")
	}
	return shared + "/" + name
}

func TestTheWholeSharedDataIsRead(t *testing.T) {
	rs, bad := Read(os.DirFS(folder(t, "")))
	for i, p := range bad {
		if i < 60 {
			t.Errorf("%s:%d: %s: %s", p.File, p.Line, p.Field, p.Reason)
		}
	}
	kinds := map[string]int{}
	refs := map[string]string{}
	for _, r := range rs {
		kinds[r.Kind]++
		if refs[r.Ref] != "" || r.Ref == "" {
			t.Errorf("ref %q is that of a %s and of a %s", r.Ref, r.Kind, refs[r.Ref])
		}
		refs[r.Ref] = r.Kind
	}
	t.Log(len(rs), kinds)
}
