package web

import (
	"container/list"
	"sync"

	"github.com/upheld/upheld/when"
)

// pageKey is all that a page depends on.
type pageKey struct {
	head   int64 // entry of the book at which the House was read
	newest int64 // the last entry of the book then; what was erased by it is on no page
	lang   string
	path   string
	query  string // the parameters that the page knows, encoded; others are no part of the key
	on     when.Day
	onSet  bool  // links carry the day
	atSet  bool  // links carry the entry
	team   int64 // entry at which the team's House was read, where a page asks it what it may tell everybody; else 0
}

// rendered is one page, ready to send.
type rendered struct {
	body, gzip []byte
	etag       string // without quotes; the gzip form has "-gz" added
}

func (p *rendered) size() int64 { return int64(len(p.body)+len(p.gzip)) + 512 }

// cache keeps the pages asked for last, up to a number of bytes. Since the key holds the head of the book,
// nothing in it can be stale. When the book has grown all pages go, those of former entries too: the new entry may
// be an erasure, and then what was erased must not stay in memory either.
type cache struct {
	mu     sync.Mutex
	newest int64
	max    int64
	held   int64
	order  *list.List // of *cached, newest first
	by     map[pageKey]*list.Element
}

type cached struct {
	key  pageKey
	page *rendered
}

func newCache(max int64) *cache {
	return &cache{max: max, order: list.New(), by: map[pageKey]*list.Element{}}
}

func (c *cache) get(k pageKey) (*rendered, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.by[k]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).page, true
}

func (c *cache) put(k pageKey, p *rendered) {
	if p.size() > c.max/4 { // one giant page must not empty the cache
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if k.newest < c.newest { // it was made before the book grew
		return
	}
	if k.newest > c.newest {
		c.newest = k.newest
		c.order.Init()
		clear(c.by)
		c.held = 0
	}
	if e, ok := c.by[k]; ok {
		c.drop(e)
	}
	c.by[k] = c.order.PushFront(&cached{k, p})
	c.held += p.size()
	for c.held > c.max {
		c.drop(c.order.Back())
	}
}

func (c *cache) drop(e *list.Element) {
	x := c.order.Remove(e).(*cached)
	delete(c.by, x.key)
	c.held -= x.page.size()
}
