// Pages measures the program as a reader meets it: size of the stripped binary, time to load the case, first start, resident
// memory, and the front page under concurrent readers.
//
//	go -C bench run ./pages -readers 50 -for 10s
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

var (
	readers = flag.Int("readers", 50, "concurrent readers")
	lasting = flag.Duration("for", 10*time.Second, "how long they read")
	path    = flag.String("path", "/", "the page they read")
)

func main() {
	flag.Parse()
	tmp, err := os.MkdirTemp("", "upheld-pages")
	check(err)
	defer os.RemoveAll(tmp)
	bin := filepath.Join(tmp, "upheld")
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, "./cmd/upheld")
	build.Dir, build.Stderr = "..", os.Stderr
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	check(build.Run())
	info, err := os.Stat(bin)
	check(err)
	fmt.Printf("binary, stripped: %.1f MB\n", float64(info.Size())/1e6)

	data := filepath.Join(tmp, "data")
	start := time.Now()
	check(exec.Command(bin, "init", "--data", data).Run())
	fmt.Printf("init of an empty folder: %s\n", since(start))
	start = time.Now()
	check(exec.Command(bin, "import", "--data", data, "../pack/data").Run())
	fmt.Printf("loading the whole case, the process included: %s\n", since(start))

	for _, what := range []string{"first start (init, load, serve)", "second start"} {
		start = time.Now()
		url, stop := serve(bin, filepath.Join(tmp, "demo"))
		get(url + *path)
		fmt.Printf("%s to the first page: %s\n", what, since(start))
		if what == "second start" {
			load(url + *path)
			fmt.Printf("resident after that: %.0f MB\n", stop())
			return
		}
		stop()
	}
}

// serve starts the demo; stop ends it and tells its peak resident memory in MB.
func serve(bin, data string) (url string, stop func() float64) {
	cmd := exec.Command(bin, "demo", "--data", data, "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	lines := bufio.NewScanner(out)
	find := regexp.MustCompile(`http://[^ ]+`)
	for lines.Scan() {
		if url = find.FindString(lines.Text()); url != "" {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	return strings.TrimSuffix(url, "/"), func() float64 {
		check(cmd.Process.Signal(os.Interrupt))
		_ = cmd.Wait()
		return float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1e3
	}
}

func load(url string) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: *readers}}
	var mu sync.Mutex
	var all []time.Duration
	var wg sync.WaitGroup
	end := time.Now().Add(*lasting)
	for range *readers {
		wg.Go(func() {
			var mine []time.Duration
			for time.Now().Before(end) {
				start := time.Now()
				req, err := http.NewRequest(http.MethodGet, url, nil)
				check(err)
				req.Header.Set("Accept-Encoding", "gzip") // as browsers do; unpacking is the reader's own time
				r, err := client.Do(req)
				check(err)
				_, _ = io.Copy(io.Discard, r.Body)
				r.Body.Close()
				if r.StatusCode != http.StatusOK {
					log.Fatalf("%s: %s", url, r.Status)
				}
				mine = append(mine, time.Since(start))
			}
			mu.Lock()
			all = append(all, mine...)
			mu.Unlock()
		})
	}
	wg.Wait()
	slices.Sort(all)
	fmt.Printf("%s, %d readers: %.0f pages/s, median %s, p99 %s\n", *path, *readers, float64(len(all))/lasting.Seconds(),
		all[len(all)/2].Round(10*time.Microsecond), all[len(all)*99/100].Round(10*time.Microsecond))
}

func get(url string) {
	r, err := http.Get(url)
	check(err)
	_, _ = io.Copy(io.Discard, r.Body)
	r.Body.Close()
}

func since(t time.Time) time.Duration { return time.Since(t).Round(time.Millisecond) }

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
