package pack

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/upheld/upheld/access"
	"github.com/upheld/upheld/book"
)

// empty is a book that holds nothing.
type empty struct{}

func (empty) Docs(context.Context, access.Viewer, book.At, ...string) ([]book.Doc, error) {
	return nil, nil
}

func (empty) History(context.Context, access.Viewer, string) ([]book.Version, error) { return nil, nil }

// files is a pack in memory.
func files(texts map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, text := range texts {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// with is the small good pack with some of its files replaced.
func with(texts map[string]string) fs.FS {
	all := map[string]string{
		"case.yaml": smallCase, "sources.yaml": smallSources, "persons.yaml": smallPersons, "acts.yaml": smallActs,
		"custody.yaml": smallCustody, "iccpr.yaml": smallInstrument,
	}
	for name, text := range texts {
		all[name] = text
	}
	return files(all)
}

func rehearsed(t testing.TB, b Reader, packs ...fs.FS) Plan {
	t.Helper()
	p, err := Rehearse(t.Context(), b, packs)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const smallCase = `case:
  id: demo-1
  title: A small case
  country: KH
  counts:
    persons: 2
    custody_spells: 1
places:
  - id: pl-town
    name: Town
bodies:
  - id: b-police
    name: Police of the town
    kind: police
    sources:
      - id: s-paper
        url: https://example.org/1
demands:
  - id: d-release
    asked: Release the two
    grounds:
      provisions: [iccpr/art-9]
      facts: [a-1]
`

const smallSources = `sources:
  - id: s-paper
    url: https://example.org/1
    publisher: The Paper
    title: Two arrested
    date: 2016-04-29
    kind: press
    lang: en
`

const smallPersons = `persons:
  - id: p-one
    name: Person One
    sources:
      - id: s-paper
        url: https://example.org/1
  - id: p-two
    name: Person Two
    role: Chair of a union
    sources:
      - id: s-paper
        url: https://example.org/1
`

const smallActs = `acts:
  - id: a-1
    type: arrest
    date: 2016-04-28
    place: pl-town
    victims: [p-one, p-two]
    actors: [b-police]
    summary: Two were arrested.
    sources:
      - id: s-paper
        url: https://example.org/1
  - id: a-2
    type: release
    date: 2016-05-10
    part_of: a-1
    victims: [p-one]
    actors: [b-police]
    summary: One was let go.
    sources:
      - id: s-paper
        url: https://example.org/1
`

const smallCustody = `spells:
  - id: cs-one
    person: p-one
    place_of_detention: [pl-town]
    start: 2016-04-28
    end: 2016-05-10
    end_reason: released
    days: 12
    stages:
      - stage: arrested
        date: 2016-04-28
        act: a-1
        sources:
          - id: s-paper
            url: https://example.org/1
      - stage: released
        date: 2016-05-10
        sources:
          - id: s-paper
            url: https://example.org/1
    sources:
      - id: s-paper
        url: https://example.org/1
`

const smallInstrument = `id: iccpr
title: A covenant
short_title: ICCPR
kind: treaty
binding: true
adopted: "1966-12-16"
sources:
  text:
    title: The text
    url: https://example.org/iccpr
provisions:
  - id: art-9
    number: "9"
    heading: Liberty
    summary: Nobody is locked up without a reason in law.
    rights: [liberty]
    duty_bearer: [state-party]
`

const smallParties = `id: parties
what: Acts of States
as_of: May 2016
sources:
  table:
    title: The table
    url: https://example.org/table
states:
  - code: KHM
    iso2: KH
    name: Cambodia
    acts:
      iccpr:
        - act: accession
          date: "1992-05-26"
          source: table
`
