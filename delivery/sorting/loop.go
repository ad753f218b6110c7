package sorting

import (
	"bytes"
	"strings"

	"github.com/emersion/go-message/textproto"

	"github.com/upheld/upheld/delivery/tag"
)

// loopOf says why a mail goes in a circle, "" when it does not. That a mail is one of ours that
// came back, its Message-ID tells, which the Inbox knows.
func loopOf(h textproto.Header) string {
	if n := len(h.Values("Received")); n > maxReceived {
		return "it went through more than 50 servers"
	}
	if _, from := sender(h); from != "" {
		if _, ok := tag.Find(from); ok {
			return "it comes from a reply address of this program (" + from + ")"
		}
	}
	return ""
}

// Loop reads the head alone and says why a mail goes in a circle, so that a mail server can refuse it at the door.
func Loop(raw []byte) string {
	head, _ := cutHead(bytes.TrimLeft(raw[:min(len(raw), maxHead)], "\r\n"))
	return strings.TrimSpace(loopOf(readHead(head, &problems{})))
}
