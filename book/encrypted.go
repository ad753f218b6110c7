package book

import (
	"os"
	"path/filepath"
)

// Encrypted says whether a data folder is encrypted. It opens nothing.
func Encrypted(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileVault))
	return err == nil
}
