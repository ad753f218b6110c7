package book

// Refuses says why a draft could not enter the book, as far as that can be told from the draft alone; nil when it could. Nothing
// is written. A page that shows what it is about to say asks here first, so that it promises nothing that the book would refuse.
func (b *Book) Refuses(d Draft) error {
	fields, _, err := checkDraft(&d)
	if err != nil {
		return err
	}
	k := b.kinds.byName[d.Kind]
	if k == nil || k.Check == nil {
		return nil
	}
	return k.Check(d.Ref, docOf(fields))
}
