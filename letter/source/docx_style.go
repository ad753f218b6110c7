package source

// style is what a paragraph style says of lists.
type style struct {
	based, list, level string
}

func (d *docx) readStyles(part string) error {
	data, err := d.parts.read(part)
	if err != nil || data == nil {
		return err
	}
	d.styles = map[string]style{}
	id := ""
	var st style
	return walkXML(part, data, visitor{
		open: func(e element) bool {
			switch e.name {
			case "style":
				id, st = e.attr("styleId"), style{}
			case "basedOn":
				st.based = e.attr("val")
			case "numId":
				st.list = e.attr("val")
			case "ilvl":
				st.level = e.attr("val")
			}
			return true
		},
		close: func(name string) {
			if name == "style" {
				d.styles[id] = st
			}
		},
	})
}

// numberedStyle is the list of a style, its own or that of a style on which it is based.
func (d *docx) numberedStyle(id string) style {
	for range 20 {
		st, ok := d.styles[id]
		if !ok || st.list != "" {
			return st
		}
		id = st.based
	}
	return style{}
}
