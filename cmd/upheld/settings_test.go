package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A wrong setting is refused before anything is served, in words that name it: none is passed over, since one of them is "send
// nothing without encryption".
func TestAWrongSettingIsRefusedByItsName(t *testing.T) {
	w, out, data := office(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, c := range []struct{ toml, says string }{
		{"[mail]\nmust-tsl = true", `"must-tsl" is no setting of [mail]; did you mean must-tls?`},
		{"[mail]\nmust_tls = true", "did you mean must-tls?"},
		{"[mail]\nfrom = \"a@x.example\"\nfolders = [\"in\"]", "did you mean folder?"},
		{"[mial]\nfrom = \"a@x.example\"", "did you mean mail?"},
		{"pasphrase-file = \"x\"", "did you mean passphrase-file?"},
		{"[serve]\nlisen = \":1\"", `"lisen" is no setting of [serve]; did you mean listen?`},
		{"[mail]\nfrom = 5", "from in [mail] must be words in quotes"},
		{"[mail]\nconnections = \"two\"", "connections in [mail] must be a whole number"},
		{"[mail]\nmust-tls = \"perhaps\"", "must-tls in [mail] must be true or false"},
		{"[mail]\ndigest = [1]", "digest in [mail] must be a list of words"},
		{"[mail]\nfrom = \"nobody\"", `--mail-from: "nobody"`},
		{"[mail]\nrelay = \"smtp://localhost\"", "--mail-relay needs --mail-from"},
		{"[mail]\nfrom = \"a@x.example\"\nrelay = \"smtp://localhost:99999\"", "--mail-relay: 99999 is no port"},
		{"[mail]\nfrom = \"a@x.example\"\nrelay = \"smtp://u@localhost\"\npassword-file = \"nowhere\"", "--mail-password-file: open "},
		{"[mail]\nfrom = \"a@x.example\"\nreplies = \"two words\"", "--mail-replies"},
		{"[mail]\nfrom = \"a@x.example\"\nhost = \"two words\"", "--mail-host"},
		{"[mail]\nfrom = \"a@x.example\"\nname = \"a\\nb\"", "--mail-name"},
		{"[mail]\nfrom = \"a@x.example\"\nlocal = \"two words\"", "--mail-local"},
		{"[mail]\nfrom = \"a@x.example\"\nconnections = -1", "--mail-connections cannot be -1"},
		{"[mail]\nfrom = \"a@x.example\"\nper-minute = -1", "--mail-per-minute cannot be -1"},
		{"[mail]\nfrom = \"a@x.example\"\ndkim = \"none\"", "there is no DKIM key with the selector none"},
		{"[mail]\nfrom = \"a@x.example\"\ndigest = [\"nobody\"]", `--mail-digest: "nobody"`},
		{"[mail]\nfrom = \"a@x.example\"\ndigest = [\"a@b.example\"]\ndigest-at = \"25:00\"", "--mail-digest-at"},
		{"[mail]\nfrom = \"a@x.example\"\nlisten = \"nonsense\"", "--mail-listen: cannot listen on nonsense: write an address and a port"},
		{fmt.Sprintf("[mail]\nfrom = \"a@x.example\"\nlisten = %q", taken.Addr()), "another program listens there"},
		{fmt.Sprintf("[serve]\nlisten = %q", taken.Addr()), "--listen: cannot listen on"},
		{"[mail]\nfrom = \"a@x.example\"\ncert = \"c.pem\"\nkey = \"k.pem\"", "give --mail-listen"},
		{"[mail]\nfrom = \"a@x.example\"\nlisten = \"127.0.0.1:0\"\ncert = \"c.pem\"", "--mail-cert and --mail-key go together"},
		{"[mail]\nfrom = \"a@x.example\"\nlisten = \"127.0.0.1:0\"\ncert = \"c.pem\"\nkey = \"k.pem\"", "c.pem and "},
	} {
		file := filepath.Join(t.TempDir(), "upheld.toml")
		if err := os.WriteFile(file, []byte(c.toml+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		before := len(out.String())
		args := []string{"serve", "--data", data, "--config", file}
		if !strings.Contains(c.toml, "[serve]") {
			args = append(args, "--listen", "127.0.0.1:0")
		}
		code := run(t.Context(), args, w)
		said := out.String()[before:]
		if code != exitWrong || !strings.Contains(said, c.says) {
			t.Errorf("%s\nstatus %d, says %q\nwant %q", c.toml, code, said, c.says)
		}
		if strings.Contains(said, "Open http") {
			t.Errorf("%s\nit served before it said so", c.toml)
		}
	}
}

// All settings that the handbook shows are known.
func TestTheSettingsOfTheHandbookAreKnown(t *testing.T) {
	w, out, _ := office(t)
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "operating.md"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	var block []string
	check := func() {
		if toml := strings.Join(block, "\n"); strings.Contains(toml, "[mail]") || strings.Contains(toml, "[serve]") {
			n++
			file := filepath.Join(t.TempDir(), "upheld.toml")
			if err := os.WriteFile(file, []byte(toml), 0o600); err != nil {
				t.Fatal(err)
			}
			if code := run(t.Context(), []string{"version", "--config", file}, w); code != exitOK {
				t.Errorf("%s\n%s", toml, out)
			}
		}
		block = nil
	}
	for l := range strings.Lines(string(text)) {
		if code, ok := strings.CutPrefix(l, "    "); ok {
			block = append(block, strings.TrimSpace(code))
		} else if strings.TrimSpace(l) != "" {
			check()
		}
	}
	if n != 2 {
		t.Errorf("%d files of settings are shown, want 2", n)
	}
}
