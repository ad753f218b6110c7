package fonts

import "embed"

// Print holds the fonts that letters are printed with, at ttf/*.ttf.gz: the packages' own files, only compressed.
//
//go:embed ttf/*.ttf.gz
var Print embed.FS
