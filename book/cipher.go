package book

import _ "github.com/ncruces/go-sqlite3/vfs/adiantum" // the cipher under SQLite
