package pdf

// The measures of the page. The text stands 384 points wide, some 72 letters, and keeps a wide left margin: the numbers of
// demands hang in it.
const (
	textLeft   = 120 * pt
	textWidth  = 392 * pt
	wideLeft   = 72 * pt // of the letterhead's rule and of wide tables
	wideWidth  = textLeft + textWidth - wideLeft
	firstTop   = 58 * pt // of the letterhead
	pageTop    = 88 * pt
	pageBottom = 764 * pt
	headLine   = 58 * pt // base line of the running head
	footLine   = 800 * pt
	noteIndent = 14 * pt
	noteGap    = 16 * pt // between the text and the notes, with the short rule in it
)

var (
	bodyLook    = look{size: 11 * pt, color: ink}
	subjectLook = look{size: 13 * pt, color: ink, bold: true}
	headLook    = look{size: 12 * pt, color: ink, bold: true}
	subLook     = look{size: 11 * pt, color: ink, bold: true, italic: true}
	senderLook  = look{size: 17 * pt, color: ink, bold: true, figures: lining}
	smallLook   = look{size: 9200, color: soft}
	labelLook   = look{size: 8500, color: soft, sans: true, figures: lining}
	cellLook    = look{size: 9500, color: ink, figures: tabular}
	columnLook  = look{size: 8200, color: soft, sans: true, bold: true, figures: lining}
	numberLook  = look{size: 19 * pt, color: cool, figures: lining}
	footLook    = look{size: 7800, color: soft, sans: true, figures: lining}
	noteLook    = look{size: 8900, color: ink}
)

func bodyStyle(lang string) style {
	return style{look: bodyLook, leading: roomy(15200, lang), lang: lang, links: true}
}

func noteStyle(lang string) style {
	return style{look: noteLook, leading: roomy(11800, lang), lang: lang, links: true}
}

func plain(l look, leading unit, lang string) style {
	return style{look: l, leading: roomy(leading, lang), lang: lang, links: true}
}

// roomy gives Khmer the room that its stacked signs need, so that the lines of a paragraph stand evenly.
func roomy(leading unit, lang string) unit {
	if lang == "km" {
		return leading * 132 / 100
	}
	return leading
}
