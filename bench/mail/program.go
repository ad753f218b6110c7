package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/upheld/upheld/delivery/send/mailtest"
)

// program is `upheld serve` as an operator runs it.
type program struct {
	bin, data, relay string

	mu   sync.Mutex
	cmd  *exec.Cmd
	url  string
	peak float64 // MB
}

func start(bin, data, relay string) *program {
	p := &program{bin: bin, data: data, relay: relay}
	p.begin()
	return p
}

func (p *program) begin() {
	args := []string{"serve", "--data", p.data, "--listen", "127.0.0.1:0"}
	if p.relay != "" {
		args = append(args, "--mail-from", "appeals@upheld.example", "--mail-relay", "smtp://"+p.relay, "--mail-per-minute", "0", "--mail-connections", fmt.Sprint(*conns))
	}
	cmd := exec.Command(p.bin, args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	check(err)
	check(cmd.Start())
	lines := bufio.NewScanner(out)
	find := regexp.MustCompile(`http://[^ ]+/`)
	url := ""
	for url == "" && lines.Scan() {
		url = find.FindString(lines.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	p.mu.Lock()
	p.cmd, p.url = cmd, url
	p.mu.Unlock()
}

// restart kills the program without a word and starts it again.
func (p *program) restart() {
	check(p.cmd.Process.Kill())
	p.ended()
	p.begin()
}

func (p *program) ended() {
	_ = p.cmd.Wait()
	p.peak = max(p.peak, float64(p.cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1e3)
}

func (p *program) stop() {
	check(p.cmd.Process.Signal(os.Interrupt))
	p.ended()
}

// ask asks for the front page so many times a second, for a time or until done, and tells how long it took. What fails during the restart is not
// counted.
func (p *program) ask(lasting time.Duration, done <-chan struct{}, when string) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 50}}
	var mu sync.Mutex
	var all []time.Duration
	var wg sync.WaitGroup
	var end <-chan time.Time
	if done == nil {
		end = time.After(lasting)
	}
	tick := time.NewTicker(time.Second / time.Duration(*asks))
	defer tick.Stop()
	for on := true; on; {
		select {
		case <-done:
			on = false
		case <-end:
			on = false
		case <-tick.C:
			wg.Go(func() {
				p.mu.Lock()
				url := p.url
				p.mu.Unlock()
				begin := time.Now()
				r, err := client.Get(url)
				if err != nil {
					return
				}
				_, err = io.Copy(io.Discard, r.Body)
				r.Body.Close()
				if err != nil || r.StatusCode != http.StatusOK {
					return
				}
				mu.Lock()
				all = append(all, time.Since(begin))
				mu.Unlock()
			})
		}
	}
	wg.Wait()
	slices.Sort(all)
	if len(all) == 0 {
		fmt.Printf("front page %s: none answered\n", when)
		return
	}
	fmt.Printf("front page %s, %d a second: median %s, p99 %s, longest %s (%d pages)\n", when, *asks, all[len(all)/2].Round(10*time.Microsecond),
		all[len(all)*99/100].Round(10*time.Microsecond), all[len(all)-1].Round(time.Millisecond), len(all))
}

// list is how many mails are in each state, as the program tells it.
func list(bin, data string) map[string]int {
	out, err := exec.Command(bin, "mail", "list", "--data", data, "--format", "json").Output()
	check(err)
	var l struct {
		Counts map[string]int `json:"counts"`
	}
	check(json.Unmarshal(out, &l))
	return l.Counts
}

func inDoubt(bin, data string) int { return list(bin, data)["in doubt"] }

// mischief is what a bad server does, one time in fifty at every step.
func mischief(at mailtest.At) mailtest.Do {
	if rand.IntN(50) != 0 {
		return mailtest.Do{}
	}
	switch rand.IntN(3) {
	case 0:
		if at.Step != mailtest.Taken {
			return mailtest.Do{Answer: "451 4.3.0 come again"}
		}
	case 1:
		return mailtest.Do{Cut: true}
	}
	return mailtest.Do{Cut: true, Take: at.Step == mailtest.Dot}
}
