package pdftext

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// baseLetters is an encoding of Annex D. Symbol and ZapfDingbats have their own; of these only the bullets that
// letters use are known here.
func baseLetters(named, base string) *[256]string {
	out := &[256]string{}
	if strings.Contains(base, "Dingbats") || strings.Contains(base, "Wingdings") || strings.HasSuffix(base, "Symbol") {
		for _, c := range []int{0x6c, 0x6e, 0x75, 0xa7, 0xb7, 0x71, 0x76} {
			out[c] = "•"
		}
		return out
	}
	cm := charmap.Windows1252
	if named == "MacRomanEncoding" {
		cm = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		if r := cm.DecodeByte(byte(c)); r >= 32 && r != 0xfffd {
			out[c] = string(r)
		}
	}
	if named == "" || named == "StandardEncoding" {
		for c, s := range map[int]string{
			0x27: "’", 0x60: "‘", 0xa2: "¢", 0xa4: "⁄", 0xa9: "'", 0xaa: "“", 0xac: "‹", 0xad: "›", 0xae: "fi", 0xaf: "fl",
			0xb1: "–", 0xb2: "†", 0xb3: "‡", 0xb7: "•", 0xb8: "‚", 0xb9: "„", 0xba: "”", 0xbc: "…", 0xd0: "—",
			0xe1: "Æ", 0xe8: "Ł", 0xe9: "Ø", 0xea: "Œ", 0xf1: "æ", 0xf5: "ı", 0xf8: "ł", 0xf9: "ø", 0xfa: "œ", 0xfb: "ß",
		} {
			out[c] = s
		}
	}
	return out
}

// glyphLetter is the letter that a glyph's name names (Adobe Glyph List Specification): a letter, a letter with its
// accent, a sign, uniXXXX or uXXXXX. "" when the name tells nothing.
func glyphLetter(n string) string {
	n, _, _ = strings.Cut(n, ".")
	if strings.Contains(n, "_") {
		out := ""
		for part := range strings.SplitSeq(n, "_") {
			out += glyphLetter(part)
		}
		return out
	}
	if len(n) == 1 {
		return n
	}
	if s, ok := signs[n]; ok {
		return s
	}
	if hex, ok := strings.CutPrefix(n, "uni"); ok && len(hex) >= 4 {
		return hexLetter(hex[:4])
	}
	if hex, ok := strings.CutPrefix(n, "u"); ok && len(hex) >= 4 && len(hex) <= 6 {
		return hexLetter(hex)
	}
	if len(n) > 1 {
		if accent, ok := accents[n[1:]]; ok {
			return norm.NFC.String(n[:1] + accent)
		}
	}
	return ""
}

func hexLetter(hex string) string {
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || v == 0 || v > 0x10ffff {
		return ""
	}
	return string(rune(v))
}

var accents = map[string]string{
	"acute": "\u0301", "grave": "\u0300", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308",
	"ring": "\u030a", "cedilla": "\u0327", "caron": "\u030c", "macron": "\u0304", "breve": "\u0306",
	"ogonek": "\u0328", "dotaccent": "\u0307", "hungarumlaut": "\u030b", "commaaccent": "\u0326",
}

var signs = map[string]string{
	"space": " ", "nbspace": "\u00a0", "exclam": "!", "quotedbl": `"`, "numbersign": "#", "dollar": "$", "percent": "%",
	"ampersand": "&", "quotesingle": "'", "quoteright": "’", "quoteleft": "‘", "parenleft": "(", "parenright": ")",
	"asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-", "minus": "−", "period": ".", "slash": "/", "zero": "0",
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?", "at": "@",
	"bracketleft": "[", "backslash": `\`, "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "quotedblleft": "“", "quotedblright": "”",
	"quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guilsinglleft": "‹",
	"guilsinglright": "›", "endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…", "section": "§",
	"paragraph": "¶", "degree": "°", "copyright": "©", "registered": "®", "trademark": "™", "Euro": "€", "sterling": "£",
	"yen": "¥", "cent": "¢", "exclamdown": "¡", "questiondown": "¿", "ordfeminine": "ª", "ordmasculine": "º",
	"dagger": "†", "daggerdbl": "‡", "periodcentered": "·", "multiply": "×", "divide": "÷", "plusminus": "±",
	"onehalf": "½", "onequarter": "¼", "threequarters": "¾", "onesuperior": "¹", "twosuperior": "²",
	"threesuperior": "³", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "AE": "Æ", "ae": "æ",
	"OE": "Œ", "oe": "œ", "Oslash": "Ø", "oslash": "ø", "germandbls": "ß", "dotlessi": "ı", "Lslash": "Ł", "lslash": "ł",
	"Eth": "Ð", "eth": "ð", "Thorn": "Þ", "thorn": "þ", "fraction": "⁄", "perthousand": "‰", "mu": "µ", "logicalnot": "¬",
	"brokenbar": "¦", "currency": "¤", "softhyphen": "\u00ad", "sfthyphen": "\u00ad", "acute": "´", "dieresis": "¨",
	"cedilla": "¸", "macron": "¯", "circumflex": "ˆ", "tilde": "˜", "arrowright": "→", "checkmark": "✓",
	"Dcroat": "Đ", "dcroat": "đ", "figuredash": "‒", "nonbreakinghyphen": "\u2011",
}

// standardWidths are the widths of the letters 32 to 126 of the fonts that a file need not carry (Adobe's font metrics
// of Helvetica and Times); good enough to tell where a word ends.
func standardWidths(base string) map[int]float64 {
	table := ""
	switch {
	case strings.Contains(base, "Helvetica"), strings.Contains(base, "Arial"):
		table = helvetica
	case strings.Contains(base, "Times"):
		table = times
	}
	out := map[int]float64{}
	for i, w := range strings.Fields(table) {
		n, _ := strconv.Atoi(w)
		out[32+i] = float64(n)
	}
	return out
}

const (
	helvetica = `278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556
278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944
667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556
500 722 500 500 500 334 260 334 584`
	times = `250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278
278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722
722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500
722 500 500 444 480 200 480 541`
)
