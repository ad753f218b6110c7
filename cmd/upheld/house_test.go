package main

import (
	"testing"
	"time"
)

// Today is the day of UTC, as it is on the pages: in Phnom Penh nobody is silent seven hours before they are on the site.
func TestTodayIsThatOfThePages(t *testing.T) {
	for zone, hour := range map[string]int{"Phnom Penh": 7, "Kiritimati": 14, "Baker Island": -12, "UTC": 0} {
		at := time.Date(2026, 4, 5, 23, 30, 0, 0, time.UTC).In(time.FixedZone(zone, hour*3600))
		got, err := day("", world{Now: func() time.Time { return at }})
		if err != nil || got.String() != "2026-04-05" {
			t.Errorf("at %s in %s today is %s, %v", at, zone, got, err)
		}
	}
}
