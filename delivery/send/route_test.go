package send

import (
	"context"
	"strings"
	"testing"
)

// TestOnlyTheOpenNetworkIsCalled: a domain whose server is this machine or one in the house is not called.
func TestOnlyTheOpenNetworkIsCalled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // nothing is really called
	for _, addr := range []string{"127.0.0.1:25", "[::1]:25", "10.1.2.3:25", "192.168.1.1:25", "169.254.169.254:25", "[fe80::1]:25", "[fd00::1]:25", "0.0.0.0:25", "[::ffff:127.0.0.1]:25", "224.0.0.1:25"} {
		if c, err := dialOutside(t.Context(), addr); err == nil || !strings.Contains(err.Error(), "not in the open network") {
			t.Errorf("%s: %v, %v", addr, c, err)
		}
	}
	if _, err := dialOutside(ctx, "192.0.2.1:25"); err == nil || strings.Contains(err.Error(), "not in the open network") {
		t.Errorf("an address of the open network: %v", err)
	}
}
