package pack

import (
	"encoding/json"
	"fmt"
	"strings"
)

// ordered is a JSON value whose objects keep the order of their keys: in a schema it is the order in which
// fields are meant to be written.
type ordered struct {
	keys   []string
	fields map[string]*ordered
	list   []*ordered
	text   string
}

func (o *ordered) get(key string) *ordered {
	if o == nil {
		return nil
	}
	return o.fields[key]
}

func readOrdered(d *json.Decoder) (*ordered, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	o := &ordered{}
	switch t {
	case json.Delim('{'):
		o.fields = map[string]*ordered{}
		for d.More() {
			k, err := d.Token()
			if err != nil {
				return nil, err
			}
			key := fmt.Sprint(k)
			o.keys = append(o.keys, key)
			if o.fields[key], err = readOrdered(d); err != nil {
				return nil, err
			}
		}
		_, err = d.Token()
	case json.Delim('['):
		for d.More() {
			item, err := readOrdered(d)
			if err != nil {
				return nil, err
			}
			o.list = append(o.list, item)
		}
		_, err = d.Token()
	default:
		o.text, _ = t.(string)
	}
	return o, err
}

// shape is what a schema says of the fields of a value: their names in order, and the shapes inside.
type shape struct {
	keys   []string
	fields map[string]*shape
	items  *shape // of a list
	rest   *shape // of the values of a mapping with free names
}

// at is the shape that steps lead to, nil when the schema says nothing of that place.
func (s *shape) at(steps []string) *shape {
	for _, k := range steps {
		switch {
		case s == nil:
			return nil
		case s.fields[k] != nil:
			s = s.fields[k]
		case s.items != nil:
			s = s.items
		default:
			s = s.rest
		}
	}
	return s
}

// shapeOf reads the shape that a schema gives, in a file of raw; $ref is followed.
func shapeOf(raw map[string]*ordered, file string, o *ordered) (*shape, error) {
	if ref := o.get("$ref"); ref != nil {
		name, pointer, _ := strings.Cut(ref.text, "#")
		if name != "" {
			file = name
		}
		to := raw[file]
		for _, k := range strings.Split(pointer, "/")[1:] {
			to = to.get(k)
		}
		if to == nil {
			return nil, fmt.Errorf("%s leads nowhere", ref.text)
		}
		return shapeOf(raw, file, to)
	}
	s := &shape{fields: map[string]*shape{}}
	var err error
	if p := o.get("properties"); p != nil {
		s.keys = p.keys
		for _, k := range p.keys {
			if s.fields[k], err = shapeOf(raw, file, p.fields[k]); err != nil {
				return nil, err
			}
		}
	}
	if p := o.get("patternProperties"); p != nil {
		for _, k := range p.keys { // one kind of free name at most stands beside fixed ones
			if s.rest, err = shapeOf(raw, file, p.fields[k]); err != nil {
				return nil, err
			}
		}
	}
	if i := o.get("items"); i != nil {
		if s.items, err = shapeOf(raw, file, i); err != nil {
			return nil, err
		}
	}
	if a := o.get("additionalProperties"); a != nil && a.fields != nil {
		if s.rest, err = shapeOf(raw, file, a); err != nil {
			return nil, err
		}
	}
	return s, nil
}
