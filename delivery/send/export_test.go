package send

// Unmarked sends without the mark on the disk: the control of the test that nothing is doubled.
func (c Config) Unmarked() Config {
	c.unmarked = true
	return c
}

var SpotOf = spotOf
