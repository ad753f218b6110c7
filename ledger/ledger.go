// Package ledger keeps the promise that anyone can check what Upheld says without trusting whoever runs it. It
// holds entries with salted commitments, the Merkle tree over their leaves (RFC 6962, tiles as in C2SP
// tlog-tiles), signed checkpoints, proofs, the journal of signed heads, and a verifier of whole logs. It knows
// no database: whoever stores entries and tiles gives them in as values or as a [Source].
//
// Hashes, proofs and signatures are those of golang.org/x/mod/sumdb/tlog and note; this package adds only the
// formats around them.
package ledger
