package pack

import (
	"bytes"
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/upheld/upheld/fault"
	"github.com/upheld/upheld/when"
)

//go:embed schema/*.json
var schemaFiles embed.FS

// schemaBase makes the names of the schema files absolute, as the validator wants them. Nothing is ever
// fetched from it: invalid is a reserved name (RFC 2606).
const schemaBase = "https://upheld.invalid/pack/"

// schemas holds a compiled schema for each form of file, and the shape that it gives.
type schemas struct {
	files map[form]*jsonschema.Schema
	shape map[form]*shape
	words map[string]string // description of a subschema by its URL, "https://…/common.json#/$defs/id"
}

// loadSchemas compiles the schemas once, when the first file is read. An error is a bug in the schemas.
var loadSchemas = sync.OnceValues(func() (*schemas, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.RegisterFormat(&jsonschema.Format{Name: "when", Validate: isWhen})
	raw := map[string]*ordered{}
	names, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		b, err := schemaFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s", name)
		}
		if err := c.AddResource(schemaBase+path.Base(name), doc); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s", name)
		}
		if raw[path.Base(name)], err = readOrdered(json.NewDecoder(bytes.NewReader(b))); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s", name)
		}
	}
	s := &schemas{files: map[form]*jsonschema.Schema{}, shape: map[form]*shape{}, words: map[string]string{}}
	for _, f := range []form{instrument, parties, caseFile} {
		file := string(f) + ".json"
		if s.files[f], err = c.Compile(schemaBase + file); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s", file)
		}
		if s.shape[f], err = shapeOf(raw, file, raw[file]); err != nil {
			return nil, fault.Wrap(fault.Internal, err, "%s", file)
		}
	}
	for name, o := range raw {
		describe(s.words, schemaBase+name+"#", o)
	}
	return s, nil
})

// isWhen checks a date in any of the forms of when.Parse. The wrong type is told by "type".
func isWhen(v any) error {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	_, err := when.Parse(s)
	return err
}

// describe collects the descriptions in a schema by the URL that the validator gives for a subschema.
func describe(words map[string]string, url string, o *ordered) {
	if d := o.get("description"); d != nil && d.text != "" {
		words[url] = d.text
	}
	for _, k := range o.keys {
		describe(words, url+"/"+strings.ReplaceAll(k, "/", "~1"), o.fields[k])
	}
}
