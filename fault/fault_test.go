package fault

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestTheReaderNeverSeesTheCause(t *testing.T) {
	cause := errors.New("password of the database")
	for _, err := range []error{
		cause,
		fmt.Errorf("while reading: %w", cause),
		Wrap(Internal, cause, "the database cannot be read"),
	} {
		if say := Say(err); strings.Contains(say, "password") || strings.Contains(say, "database") {
			t.Errorf("%v is said to the reader as %q", err, say)
		}
		if KindOf(err) != Internal {
			t.Errorf("%v is of kind %d", err, KindOf(err))
		}
	}
	known := fmt.Errorf("page: %w", Wrap(Invalid, cause, "line %d is no day", 4))
	if Say(known) != "line 4 is no day" || KindOf(known) != Invalid || !errors.Is(known, cause) {
		t.Errorf("%q, kind %d, cause kept: %t", Say(known), KindOf(known), errors.Is(known, cause))
	}
	if log := known.Error(); !strings.Contains(log, "password") {
		t.Errorf("the log loses the cause: %q", log)
	}
}

func TestWordsWithoutArgumentsAreTakenAsTheyAre(t *testing.T) {
	if got := New(Invalid, "90 % of it").Say; got != "90 % of it" {
		t.Error(got)
	}
	if got := New(Invalid, "%d of it", 3).Error(); got != "3 of it" {
		t.Error(got)
	}
}
