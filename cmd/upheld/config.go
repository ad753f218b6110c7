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
	var doc map[string]any
	if _, err := toml.NewDecoder(r).Decode(&doc); err != nil {
		return nil, fmt.Errorf("configuration file: %w", err)
	}
	return kong.ResolverFunc(func(_ *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
		for _, env := range flag.Envs {
			if v, ok := os.LookupEnv(env); ok && v != "" {
				return nil, nil
			}
		}
		if parent != nil && parent.Command != nil {
			if t, ok := doc[parent.Command.Name].(map[string]any); ok {
				if v, ok := t[flag.Name]; ok {
					return v, nil
				}
			}
		}
		if name, ok := strings.CutPrefix(flag.Name, "mail-"); ok {
			if t, ok := doc["mail"].(map[string]any); ok {
				if v, ok := t[name]; ok {
					return v, nil
				}
			}
		}
		if v, ok := doc[flag.Name]; ok {
			if _, table := v.(map[string]any); !table {
				return v, nil
			}
		}
		return nil, nil
	}), nil
}
