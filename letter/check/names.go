package check

import "slices"

// InstrumentNames are further names under which letters cite an instrument that ships, in English and French.
func InstrumentNames(id string) []string { return slices.Clone(instrumentNames[id]) }
