package pack

import texts "github.com/upheld/upheld/text"

// nearest is the word of list that key was most likely meant to be, "" when none is near.
func nearest(key string, list []string) string { return texts.Nearest(key, list) }
