// Package fonts carries the three families that the pages are set in, so that no reader ever asks another
// host for them. Versions and licences: README.md in this folder.
package fonts

import "embed"

// Files holds the *.woff2 at its root.
//
//go:embed *.woff2
var Files embed.FS
