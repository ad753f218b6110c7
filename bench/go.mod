module github.com/upheld/upheld/bench

go 1.26

require (
	github.com/transparency-dev/tessera v1.0.4
	github.com/upheld/upheld v0.0.0
)

replace github.com/upheld/upheld => ../
