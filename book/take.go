package book

import (
	"crypto/rand"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/ledger"
)

// taking collects the entries of one command, with numbers that count only if the command succeeds.
type taking struct {
	bt    *batch
	who   string
	seq   int64
	index map[string]int64
	news  []*pending
	said  map[string]*ledger.Entry
}

// draft makes an entry of a draft. was is the newest version of the record, nil when there is none.
func (t *taking) draft(d *Draft, was *ledger.Entry) (Receipt, error) {
	k := t.bt.b.kinds.byName[d.Kind]
	fields, see, err := checkDraft(d)
	if err != nil {
		return Receipt{}, err
	}
	if err := mayFollow(d, was); err != nil {
		return Receipt{}, err
	}
	if was != nil && was.Log == d.Log && same(was, fields, see) {
		return Receipt{Seq: was.Seq, Log: was.Log, Index: was.Index, Ref: was.Ref, Same: true}, nil
	}
	if k.Check != nil {
		if err := k.Check(d.Ref, docOf(fields)); err != nil {
			return Receipt{}, fault.Wrap(fault.KindOf(err), err, "%s: %s", d.Ref, fault.Say(err))
		}
	}
	e := &ledger.Entry{
		Seq: t.seq, Log: d.Log, Index: t.index[d.Log], Kind: d.Kind, Prev: -1, Ref: d.Ref,
		Day: t.bt.at.Format(time.DateOnly),
	}
	if was == nil {
		e.Object = ledger.NewObjectID()
	} else if e.Object = was.Object; was.Log == d.Log {
		e.Prev = was.Index
	}
	e.Fields = reserve(fields, d.Ref, t.who, t.bt.at.Format(time.RFC3339), see)
	p := &pending{e: e, k: k}
	if p.row, err = k.rowOf(e); err != nil {
		return Receipt{}, fault.Wrap(fault.KindOf(err), err, "%s: %s", d.Ref, fault.Say(err))
	}
	t.seq++
	t.index[d.Log]++
	t.news = append(t.news, p)
	t.said[d.Ref] = e
	return Receipt{Seq: e.Seq, Log: e.Log, Index: e.Index, Ref: e.Ref}, nil
}

// mayFollow holds that a record has one kind for life and one log, except that it may be published.
func mayFollow(d *Draft, was *ledger.Entry) error {
	switch {
	case was == nil:
		return nil
	case was.Kind != d.Kind:
		return fault.New(fault.Conflict, "%s is a record of the kind %s and cannot become a %s", d.Ref, was.Kind, d.Kind)
	case was.Log == ledger.Public && d.Log != ledger.Public:
		return fault.New(fault.Conflict, "%s is public; what is public cannot go back into the case log", d.Ref)
	}
	return nil
}

// sealAll draws the salts and computes commitments and bodies; many entries are shared among the processors.
func sealAll(news []*pending) error {
	workers := min(runtime.GOMAXPROCS(0), len(news)/64+1)
	errs := make([]error, workers)
	var wg sync.WaitGroup
	for i := range workers {
		part := news[i*len(news)/workers : (i+1)*len(news)/workers]
		if i == workers-1 {
			errs[i] = sealPart(part)
			break
		}
		wg.Go(func() { errs[i] = sealPart(part) })
	}
	wg.Wait()
	return errors.Join(errs...)
}

func sealPart(news []*pending) error {
	for _, p := range news {
		salts := make([]byte, 32*len(p.e.Fields))
		_, _ = rand.Read(salts) // never fails: crypto/rand stops the program instead
		for i := range p.e.Fields {
			copy(p.e.Fields[i].Salt[:], salts[32*i:])
		}
		if err := p.e.Seal(); err != nil {
			return fault.Wrap(fault.KindOf(err), err, "%s: %s", p.e.Ref, fault.Say(err))
		}
		p.body = ledger.EncodeBody(p.e.Fields)
	}
	return nil
}
