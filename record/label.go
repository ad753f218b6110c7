package record

// Label is the readable name of a record of this room in a language (en, fr, km); a ref that is not of this
// room, or that the viewer may not see, is its own label.
func (s *Set) Label(ref, lang string) string {
	if v, ok := s.people.get(ref); ok {
		return own(v.In(lang), ref)
	}
	if v, ok := s.groups.get(ref); ok {
		return own(v.In(lang), ref)
	}
	if v, ok := s.bodies.get(ref); ok {
		return own(v.Name, ref)
	}
	if v, ok := s.places.get(ref); ok {
		return own(v.Name, ref)
	}
	if v, ok := s.acts.get(ref); ok && v.Type != "" {
		return TypeOf(v.Type).Word.In(lang) + ", " + v.When.Words(lang)
	}
	if v, ok := s.sources.get(ref); ok && v.Title != "" {
		if v.When.IsZero() {
			return v.Publisher + ": " + v.Title
		}
		return v.Publisher + ", " + v.When.Words(lang) + ": " + v.Title
	}
	if v, ok := s.claims.get(ref); ok {
		return own(v.Subject, ref)
	}
	if v, ok := s.cases.get(ref); ok {
		return own(v.Head.Title, ref)
	}
	return ref
}

// In is the person's name as it is written in a language: a spelling in that language's script where the
// record has one, else the name.
func (p Person) In(lang string) string {
	if lang == "km" {
		for _, f := range p.Forms {
			if f.Script == "Khmr" {
				return f.Form
			}
		}
	}
	return p.Name
}

// In is the group's name: its own, or the word for a role group.
func (g Group) In(lang string) string {
	if g.Name != "" {
		return g.Name
	}
	return RoleGroups[g.Ref].In(lang)
}

func own(s, ref string) string {
	if s == "" {
		return ref
	}
	return s
}
