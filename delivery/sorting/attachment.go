package sorting

import "io"

// Attachment is the bytes of an attachment of a mail, by the fingerprint that its delivery.Part has. False when the mail has
// none of that fingerprint, or cannot be read.
func Attachment(raw []byte, sum string) (data []byte, ok bool) {
	defer func() {
		if recover() != nil { // as in Sort: a mail that cannot be read has no attachment
			data, ok = nil, false
		}
	}()
	if len(raw) > MaxSize {
		return nil, false
	}
	m := &mailRead{want: sum}
	m.whole(raw)
	return m.got, m.found
}

// take keeps the bytes of the part that is wanted.
func (m *mailRead) take(sum string, data io.Reader) {
	if m.want == "" || m.want != sum || m.found {
		return
	}
	m.got, _ = io.ReadAll(io.LimitReader(data, 2*MaxSize))
	m.found = true
}
