package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// tomlConfig reads the configuration file. Its keys are the names of the flags; a table named after a command
// holds what only that command takes:
//
//	data = "/srv/upheld"
//	[serve]
//	listen = "127.0.0.1:8042"
//	[mail]
//	from = "appeals@upheld.example.org"
//
// The settings of mail stand in a table of their own, whatever command takes them.
// A flag goes before the environment, the environment before the file, the file before the default.
func tomlConfig(r io.Reader) (kong.Resolver, error) {
	c := &tomlFile{name: nameOf(r)}
	if _, err := toml.NewDecoder(r).Decode(&c.doc); err != nil {
		return nil, fmt.Errorf("%s: %w", c.name, err)
	}
	return c, nil
}

// tomlFile is a configuration file that was read.
type tomlFile struct {
	name string
	doc  map[string]any
}

// Resolve is the value of a flag in the file, nil where it has none or the environment goes before it.
func (c *tomlFile) Resolve(_ *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	for _, env := range flag.Envs {
		if v, ok := os.LookupEnv(env); ok && v != "" {
			return nil, nil
		}
	}
	key, v := c.find(parent, flag)
	if v == nil {
		return nil, nil
	}
	return v, c.fits(key, flag, v)
}

// find is where the file says what a flag is, and its value.
func (c *tomlFile) find(parent *kong.Path, flag *kong.Flag) (key string, v any) {
	if parent != nil && parent.Command != nil {
		if t, ok := c.doc[parent.Command.Name].(map[string]any); ok {
			if v, ok := t[flag.Name]; ok {
				return flag.Name + " in [" + parent.Command.Name + "]", v
			}
		}
	}
	if name, ok := strings.CutPrefix(flag.Name, "mail-"); ok {
		if t, ok := c.doc["mail"].(map[string]any); ok {
			if v, ok := t[name]; ok {
				return name + " in [mail]", v
			}
		}
	}
	if v, ok := c.doc[flag.Name]; ok {
		if _, table := v.(map[string]any); !table {
			return flag.Name, v
		}
	}
	return "", nil
}
