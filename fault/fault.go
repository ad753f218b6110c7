// Package fault is the one error type that crosses borders inside Upheld: a kind for the program, words for
// the reader, a cause for the log. Below a border wrap with %w as usual; at a border make one of these.
package fault

import (
	"errors"
	"fmt"
)

// Kind tells the program what to do with an error. It never reaches a reader as such.
type Kind int

const (
	Internal  Kind = iota // a bug or a broken machine; the reader is told only that something went wrong
	Invalid               // what came in is not right, and the words say where
	NotFound              // the thing asked for is not in this record
	Conflict              // it was right, but something else came first
	Forbidden             // this viewer may not
	ReadOnly              // the book takes no entries now, and the words say why
	NotSo                 // a well-formed question whose answer is no (exit status 1)
)

// Error carries Say to the reader and Err to the log.
type Error struct {
	Kind Kind
	Say  string // plain words, a full sentence or the start of one, no secrets
	Err  error  // cause, may be nil
}

func (e *Error) Error() string {
	if e.Err == nil {
		return e.Say
	}
	return e.Say + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// New makes an Error without a cause; the words are formatted as by fmt.Sprintf.
func New(k Kind, say string, args ...any) *Error {
	if len(args) > 0 {
		say = fmt.Sprintf(say, args...)
	}
	return &Error{Kind: k, Say: say}
}

// Wrap makes an Error around a cause.
func Wrap(k Kind, err error, say string, args ...any) *Error {
	e := New(k, say, args...)
	e.Err = err
	return e
}

// KindOf is the kind of the first Error in the chain of err, or Internal.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return Internal
}

// Say is what a reader may see of err.
func Say(err error) string {
	e, ok := errors.AsType[*Error](err)
	if !ok || e.Kind == Internal {
		return "Something went wrong inside the program. The log has the cause."
	}
	return e.Say
}
