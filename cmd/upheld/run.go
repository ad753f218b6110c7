package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/alecthomas/kong"

	"github.com/upheld/upheld/fault"
)

// Exit statuses, the same for every command.
const (
	exitOK    = 0
	exitNotSo = 1 // the thing asked about is not so
	exitWrong = 2 // wrong use, broken input, or the machine failed
)

// cli is every command. Flags that all share stand in globals.
type cli struct {
	globals

	Init    initCmd    `cmd:"" help:"Make a new data folder."`
	Demo    demoCmd    `cmd:"" help:"Show the Cambodia case in a browser: init with the shipped pack where the folder is empty, then serve."`
	Serve   serveCmd   `cmd:"" help:"Serve the public site."`
	Read    readCmd    `cmd:"" help:"Read an appeal in any format: date, addressees, signatories and its demands."`
	Import  importCmd  `cmd:"" help:"Bring in a pack: rehearse, show what would change, then write it all or nothing."`
	Export  exportCmd  `cmd:"" help:"Write the whole record as a pack."`
	Held    heldCmd    `cmd:"" help:"Who was held on a day, and for how long."`
	Bound   boundCmd   `cmd:"" help:"Was a State bound on a day? Exit status 1 when it was not."`
	Demands demandsCmd `cmd:"" help:"What came of each demand by a day."`
	Due     dueCmd     `cmd:"" help:"What is due: answers that addressees owe, reminders to be sent, mail that waits, elections to come."`
	Silence silenceCmd `cmd:"" help:"A dated statement that an addressee did not answer. Exit status 1, with what is missing, when it cannot be stated."`
	Check   checkCmd   `cmd:"" help:"Check a letter as a hostile reader would. Exit status 1 when there is an error."`
	Letter  letterCmd  `cmd:"" help:"Set a letter as PDF, HTML, DOCX or text; begin one; freeze it into the record."`
	History historyCmd `cmd:"" help:"Who said what when about one record, and what it replaced."`
	Verify  verifyCmd  `cmd:"" help:"Check the whole data folder: entries, trees, checkpoints, views."`
	Rebuild rebuildCmd `cmd:"" help:"Compute the views anew from the entries."`
	Log     logCmd     `cmd:"" help:"Checkpoints, proofs and static files of the ledger."`
	Mail    mailCmd    `cmd:"" help:"Mail on its way out: the queue, what is in doubt, the key that signs, the DNS records."`
	MailIn  mailInCmd  `cmd:"" help:"Take in one mail from standard input. Exit status 75 when it must be brought again."`
	Erase   eraseCmd   `cmd:"" help:"Destroy values of a record; that they were destroyed stays visible."`
	Version versionCmd `cmd:"" help:"Print the version of the program."`
}

// globals are the settings that a flag, the environment and the configuration file share.
type globals struct {
	Config     kong.ConfigFlag `placeholder:"FILE" help:"Configuration file (TOML), same names as the flags. Also read: ./upheld.toml." env:"UPHELD_CONFIG"`
	Data       string          `default:"./upheld-data" placeholder:"DIR" help:"Data folder." env:"UPHELD_DATA"`
	Database   string          `placeholder:"URL" help:"PostgreSQL to use instead of the database file in the data folder (postgres://…)." env:"UPHELD_DATABASE"`
	Passphrase string          `name:"passphrase-file" type:"path" placeholder:"FILE" help:"Read the passphrase of an encrypted folder from the first line of FILE. Otherwise UPHELD_PASSPHRASE, otherwise asked." env:"UPHELD_PASSPHRASE_FILE"`
}

// run is the whole program with the world as an argument; it gives back the exit status.
func run(ctx context.Context, args []string, w world) int {
	var c cli
	exit := -1
	parser, err := kong.New(&c,
		kong.Name("upheld"),
		kong.Description("Upheld keeps the line from a promise to what became of it: promises, facts, demands and outcomes in one record that anyone can verify."),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Writers(w.Out, w.Err),
		kong.Exit(func(code int) { exit = code }),
		kong.Configuration(tomlConfig, "upheld.toml"),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(w, slog.New(slog.NewTextHandler(w.Err, &slog.HandlerOptions{Level: slog.LevelWarn}))),
	)
	if err != nil {
		fmt.Fprintln(w.Err, "upheld:", err)
		return exitWrong
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if exit >= 0 { // --help has been printed
		return exit
	}
	if err != nil {
		fmt.Fprintf(w.Err, "upheld: %v\nSee `upheld --help`.\n", err)
		return exitWrong
	}
	return status(w.Err, k.Run(&c.globals))
}

// status turns the error of a command into words on stderr and an exit status.
func status(stderr io.Writer, err error) int {
	if err == nil {
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "upheld: stopped; nothing was left half done")
		return exitWrong
	}
	if errors.Is(err, errNo) {
		return exitNotSo
	}
	if err, ok := errors.AsType[again](err); ok {
		fmt.Fprintln(stderr, "upheld: the mail was not kept; bring it again later:", err)
		return exitAgain
	}
	if fault.KindOf(err) == fault.NotSo {
		fmt.Fprintln(stderr, "upheld:", fault.Say(err))
		return exitNotSo
	}
	say := fault.Say(err)
	if fault.KindOf(err) == fault.Internal { // on a terminal the operator is the reader of the log
		say = err.Error()
	}
	fmt.Fprintln(stderr, "upheld:", say)
	return exitWrong
}

// errNo ends a command whose printed answer was "no": exit status 1 and no more words.
var errNo = errors.New("no")

// getenv reads the environment through the world, so that tests may set it.
func (w world) getenv(name string) string {
	if w.Env == nil {
		return os.Getenv(name)
	}
	return w.Env(name)
}
