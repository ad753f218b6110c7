package pdf

// node is one element of the structure tree (ISO 32000-1, 14.7 and 14.8). A node without a type is transparent: what is
// drawn for it belongs to its parent, at its place among the parent's kids.
type node struct {
	typ    string
	lang   string
	actual string
	attrs  string // an attribute dictionary, as PDF
	id     string // of a Note
	parent *node
	kids   []kid

	obj  int // number of its object, set when the file is written
	page int // of its first content, from 0
}

// kid is one of: another node, marked content on a page, an annotation on a page.
type kid struct {
	node  *node
	page  int
	mcid  int // -1 for none
	annot int // number of the annotation's object, 0 for none
}

func (n *node) add(typ string) *node {
	k := &node{typ: typ, parent: n}
	n.kids = append(n.kids, kid{node: k, mcid: -1})
	return k
}

// leaf is a transparent place for content.
func (n *node) leaf() *node { return n.add("") }

// element is the nearest node, n or above it, that has a type.
func (n *node) element() *node {
	for n.typ == "" {
		n = n.parent
	}
	return n
}

// language is the language in force at n.
func (n *node) language() string {
	for ; n != nil; n = n.parent {
		if n.lang != "" {
			return n.lang
		}
	}
	return ""
}

// flat calls fn for each kid of n, with the kids of transparent nodes in their place.
func (n *node) flat(fn func(kid)) {
	for _, k := range n.kids {
		if k.node != nil && k.node.typ == "" {
			k.node.flat(fn)
			continue
		}
		fn(k)
	}
}

// empty reports a node that nothing was drawn for.
func (n *node) empty() bool {
	for _, k := range n.kids {
		if k.node == nil || !k.node.empty() {
			return false
		}
	}
	return true
}
