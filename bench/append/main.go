// Append measures durable appends: the book (SQLite, synchronous=FULL) and Tessera's POSIX log, one after the
// other, under Tessera's own load tool with the same settings, and prints the ratio.
//
//	go -C bench run ./append -writers 1024 -goal 60000
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/upheld/upheld/book"
	"github.com/upheld/upheld/ledger"
)

var (
	writers  = flag.Int("writers", 1024, "writers of the load tool; Tessera's server waits up to a second to fill a batch of 256, so few writers would only measure that wait")
	goal     = flag.Int64("goal", 60000, "leaves to write to each log")
	size     = flag.Int("size", 256, "least size of a leaf's content in bytes")
	rounds   = flag.Int("rounds", 3, "rounds; each runs both logs")
	postgres = flag.String("postgres", "", "DSN: measure the book on this PostgreSQL too")
	random   = flag.Bool("random", false, "give records ids without any order, so that each entry touches other pages of two indexes; without it ids are in order, as numbered ones are")
	profile  = flag.String("cpuprofile", "", "file for a profile of the processor time of the book (the last round counts)")
)

func main() {
	flag.Parse()
	tmp, err := os.MkdirTemp("", "upheld-bench")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(tmp)
	hammer := build(tmp, "hammer", "github.com/transparency-dev/tessera/internal/hammer")
	posix := build(tmp, "posix", "github.com/transparency-dev/tessera/cmd/conformance/posix")
	for i := range *rounds {
		dir := filepath.Join(tmp, strconv.Itoa(i))
		t := tessera(filepath.Join(dir, "tessera"), posix, hammer)
		b := profiled(func() float64 { return upheld(filepath.Join(dir, "book"), "", hammer) })
		fmt.Printf("round %d: tessera posix %.0f entries/s, book on sqlite %.0f entries/s, ratio %.2f\n", i+1, t, b, b/t)
		if *postgres != "" {
			fmt.Printf("round %d: book on postgresql %.0f entries/s\n", i+1, upheld(filepath.Join(dir, "pg"), *postgres, hammer))
		}
	}
}

// build compiles a command of Tessera, which is in go.mod, into tmp.
func build(tmp, name, pkg string) string {
	out := filepath.Join(tmp, name)
	cmd := exec.Command("go", "build", "-o", out, pkg)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		log.Fatalf("build %s: %v", pkg, err)
	}
	return out
}

// tessera runs Tessera's POSIX log under the load tool; entries per second.
func tessera(dir, posix, hammer string) float64 {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		log.Fatal(err)
	}
	skey, vkey, err := note.GenerateKey(nil, "bench.invalid/tessera")
	if err != nil {
		log.Fatal(err)
	}
	keyFile := filepath.Join(dir, "key")
	if err := os.WriteFile(keyFile, []byte(skey), 0o600); err != nil {
		log.Fatal(err)
	}
	addr := freeAddr()
	cmd := exec.Command(posix, "--storage_dir", filepath.Join(dir, "log"), "--listen", addr, "--private_key", keyFile)
	if err := cmd.Start(); err != nil {
		log.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	return load(hammer, "http://"+addr+"/", vkey)
}

// upheld serves POST /add and the tiles of a book; entries per second.
func upheld(dir, dsn, hammer string) float64 {
	ctx := context.Background()
	o := book.Options{Dir: dir, Postgres: dsn, Now: time.Now, Rooms: []book.Room{{
		Name: "bench", Kinds: []book.Kind{{Name: "bench.leaf", Table: "bench_leaf"}},
	}}}
	if err := book.Create(ctx, o, book.Setup{Origin: "bench.invalid"}); err != nil {
		log.Fatal(err)
	}
	b, err := book.Open(ctx, o)
	if err != nil {
		log.Fatal(err)
	}
	defer b.Close()
	head, err := b.Head(ctx, ledger.Public)
	if err != nil {
		log.Fatal(err)
	}
	var next atomic.Int64
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		ref := fmt.Sprintf("leaf-%012d", next.Add(1))
		if *random {
			ref = ledger.NewObjectID().String()
		}
		got, err := b.Say(r.Context(), "bench", func(context.Context, *book.Tx) ([]book.Draft, error) {
			return []book.Draft{{Log: ledger.Public, Kind: "bench.leaf", Ref: ref, Fields: []book.Field{
				{Name: "content", Value: []byte(strconv.Quote(string(body)))},
			}}}, nil
		})
		if err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, got[0].Index)
	})
	src := b.Source(ledger.Public)
	mux.HandleFunc("GET /checkpoint", func(w http.ResponseWriter, r *http.Request) {
		cp, err := src.Checkpoint(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		_, _ = w.Write(cp)
	})
	mux.HandleFunc("GET /tile/", func(w http.ResponseWriter, r *http.Request) {
		level, n, width, err := ledger.ParseTilePath(strings.TrimPrefix(r.URL.Path, "/"))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		data, err := src.Tile(r.Context(), level, n, width)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(data)
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	srv := &http.Server{Handler: mux, ReadHeaderTimeout: time.Minute}
	go func() { _ = srv.Serve(ln) }()
	defer srv.Close()
	return load(hammer, "http://"+ln.Addr().String()+"/", head.VerifierKey)
}

// load runs the load tool and measures how fast the signed tree grows, from a tenth of the goal to the goal. The tool
// itself looks only once a second whether its goal is reached, which is too coarse.
func load(hammer, url, vkey string) float64 {
	waitFor(url + "checkpoint")
	cmd := exec.Command(hammer, "--log_url", url, "--log_public_key", vkey, "--show_ui=false",
		"--num_writers", strconv.Itoa(*writers), "--max_write_ops", "60000", "--max_read_ops", "0",
		"--num_readers_random", "0", "--num_readers_full", "0", "--dup_chance", "0",
		"--leaf_min_size", strconv.Itoa(*size), "--leaf_write_goal", strconv.FormatInt(2**goal, 10), "--max_runtime", "5m")
	if err := cmd.Start(); err != nil {
		log.Fatalf("load tool: %v", err)
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	from, start := grown(url, *goal/10)
	to, end := grown(url, *goal)
	return float64(to-from) / end.Sub(start).Seconds()
}

// grown waits until the signed tree has at least n leaves; its size, and when that was seen.
func grown(url string, n int64) (int64, time.Time) {
	for end := time.Now().Add(5 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		r, err := http.Get(url + "checkpoint")
		if err != nil {
			continue
		}
		text, err := io.ReadAll(r.Body)
		r.Body.Close()
		lines := strings.SplitN(string(text), "\n", 3)
		if err != nil || len(lines) < 3 {
			continue
		}
		if size, err := strconv.ParseInt(lines[1], 10, 64); err == nil && size >= n {
			return size, time.Now()
		}
	}
	log.Fatalf("%s did not grow to %d leaves", url, n)
	return 0, time.Time{}
}

// profiled runs fn under the profiler, if a file for it was named.
func profiled(fn func() float64) float64 {
	if *profile == "" {
		return fn()
	}
	f, err := os.Create(*profile)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		log.Fatal(err)
	}
	defer pprof.StopCPUProfile()
	return fn()
}

func waitFor(url string) {
	for range 200 {
		if r, err := http.Get(url); err == nil {
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	log.Fatalf("%s does not answer", url)
}

func freeAddr() string {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	defer ln.Close()
	return ln.Addr().String()
}
