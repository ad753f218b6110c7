package pdftext

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/binary"
)

// lock is the standard security handler (7.6) opened with the empty password: many files are locked only against printing
// or copying and open for everybody. A file that asks for a password stays closed.
type lock struct {
	key     []byte
	version int  // V
	aes     bool // streams and strings, as all known writers do
}

// pad is what stands for a password that is shorter than 32 bytes (algorithm 2).
var pad = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// unlock makes ready to read a locked file; false when the empty password does not open it.
func (f *file) unlock() bool {
	if f.trailer["Encrypt"] == nil || f.lock != nil {
		return true
	}
	e := f.dict(f.trailer["Encrypt"])
	l := &lock{version: int(f.number(e["V"]))}
	revision := int(f.number(e["R"]))
	if f.name(e["Filter"]) != "Standard" {
		return false
	}
	if l.version >= 4 {
		method := f.name(f.dict(f.dict(e["CF"])[f.name(e["StmF"])])["CFM"])
		if method != "V2" && method != "AESV2" && method != "AESV3" {
			return false
		}
		l.aes = method != "V2"
	}
	switch {
	case l.version == 5:
		l.key = f.newKey(e, revision)
	case l.version == 1 || l.version == 2 || l.version == 4:
		l.key = f.oldKey(e, revision, l.version)
	}
	if l.key == nil {
		return false
	}
	f.lock = l
	clear(f.objects) // read before the key was known
	clear(f.packs)
	return true
}

func (f *file) bytes(v any) []byte {
	s, _ := f.get(v).(str)
	return []byte(s)
}

// oldKey is algorithms 2, 4 and 5: the key of RC4 and AES-128 files, nil when the empty password is not the right one.
func (f *file) oldKey(e dict, revision, version int) []byte {
	n := 5
	if bits := int(f.number(e["Length"])); revision >= 3 && bits >= 40 && bits <= 128 {
		n = bits / 8
	}
	if version == 4 {
		n = 16
	}
	id := []byte(nil)
	if ids := f.array(f.trailer["ID"]); len(ids) > 0 {
		id = f.bytes(ids[0])
	}
	owner, user := f.bytes(e["O"]), f.bytes(e["U"])
	if len(owner) < 32 || len(user) < 32 {
		return nil
	}
	h := md5.New()
	h.Write(pad)
	h.Write(owner[:32])
	h.Write(binary.LittleEndian.AppendUint32(nil, uint32(int64(f.number(e["P"])))))
	h.Write(id)
	if open, given := f.get(e["EncryptMetadata"]).(bool); revision >= 4 && given && !open {
		h.Write([]byte{255, 255, 255, 255})
	}
	key := h.Sum(nil)
	if revision >= 3 {
		for range 50 {
			sum := md5.Sum(key[:n])
			key = sum[:]
		}
	}
	key = key[:n]
	want := append([]byte(nil), pad...)
	if revision >= 3 {
		sum := md5.Sum(append(want, id...))
		want = sum[:]
	}
	rounds := 1
	if revision >= 3 {
		rounds = 20
	}
	for i := range rounds {
		want = rc4By(xored(key, byte(i)), want)
	}
	if subtle.ConstantTimeCompare(want[:16], user[:16]) != 1 {
		return nil
	}
	return key
}

func xored(key []byte, x byte) []byte {
	out := bytes.Clone(key)
	for i := range out {
		out[i] ^= x
	}
	return out
}

// newKey is algorithm 2.A of ISO 32000-2: the key of AES-256 files.
func (f *file) newKey(e dict, revision int) []byte {
	user, sealed := f.bytes(e["U"]), f.bytes(e["UE"])
	if len(user) < 48 || len(sealed) < 32 || revision != 5 && revision != 6 {
		return nil
	}
	if subtle.ConstantTimeCompare(hardHash(user[32:40], revision), user[:32]) != 1 {
		return nil
	}
	block, err := aes.NewCipher(hardHash(user[40:48], revision))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(block, make([]byte, 16)).CryptBlocks(key, sealed[:32])
	return key
}

// hardHash is algorithm 2.B for the empty password; revision 5 had only its first line.
func hardHash(salt []byte, revision int) []byte {
	first := sha256.Sum256(salt)
	k := first[:]
	if revision == 5 {
		return k
	}
	for i := 0; ; i++ {
		data := bytes.Repeat(k, 64)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			return nil
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(data, data)
		sum := 0
		for _, c := range data[:16] {
			sum += int(c)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(data)
			k = h[:]
		case 1:
			h := sha512.Sum384(data)
			k = h[:]
		case 2:
			h := sha512.Sum512(data)
			k = h[:]
		}
		if i >= 63 && int(data[len(data)-1]) <= i+1-32 {
			return k[:32]
		}
	}
}

func rc4By(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return data
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// open decrypts what stands in an object (algorithms 1 and 1.A).
func (l *lock) open(num, gen int, data []byte) []byte {
	key := l.key
	if l.version < 5 {
		more := append(bytes.Clone(key), byte(num), byte(num>>8), byte(num>>16), byte(gen), byte(gen>>8))
		if l.aes {
			more = append(more, "sAlT"...)
		}
		sum := md5.Sum(more)
		key = sum[:min(len(l.key)+5, 16)]
	}
	if !l.aes {
		return rc4By(key, data)
	}
	block, err := aes.NewCipher(key)
	if err != nil || len(data) < 32 || len(data)%16 != 0 {
		return nil
	}
	out := make([]byte, len(data)-16)
	cipher.NewCBCDecrypter(block, data[:16]).CryptBlocks(out, data[16:])
	if n := int(out[len(out)-1]); n >= 1 && n <= 16 {
		out = out[:len(out)-n]
	}
	return out
}

// opened decrypts the strings in v.
func (l *lock) opened(num, gen int, v any) any {
	switch v := v.(type) {
	case str:
		return str(l.open(num, gen, []byte(v)))
	case array:
		for i := range v {
			v[i] = l.opened(num, gen, v[i])
		}
	case dict:
		for k := range v {
			v[k] = l.opened(num, gen, v[k])
		}
	}
	return v
}
