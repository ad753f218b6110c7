package booktest

import "testing"

// Run is the suite. Every engine passes all of it.
func Run(t *testing.T, open Opener) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Opener)
	}{
		{"a draft becomes an entry, a leaf and a row", testSay},
		{"what was said already is not written again", testSame},
		{"a command is written whole or not at all", testAtomic},
		{"a command that fails harms no other", testNoHarm},
		{"a command sees what was said before it", testTx},
		{"a record keeps its kind, and its log but for publishing", testOneLife},
		{"many speakers, one order", testManySpeakers},
		{"everything is there after opening again", testReopen},
		{"a viewer sees what the viewer may see", testViewers},
		{"the record can be read as it was", testAsOf},
		{"what is new since an entry is what changed", testSince},
		{"history tells what changed", testHistory},
		{"history hides what is closed", testHistoryHides},
		{"any history: rebuilt views are equal, the past stays as it was", testProperty},
		{"others judge the log to be whole", testJudgeAcceptsTheLog},
		{"verify finds every changed byte", testVerifyFindsEveryChangedByte},
		{"rebuild finds and mends views", testRebuild},
		{"views follow their description", testDescriptions},
		{"erasing destroys values and keeps proofs", testErase},
		{"padding hides the size of the case log", testPad},
		{"working papers are kept beside the record", testPapers},
		{"two windows cannot overwrite each other's paper", testPapersConflict},
		{"a deleted paper is gone", testPapersDelete},
		{"work beside the record is whole or not at all", testWork},
		{"an older database is brought up to date", testOlderForm},
		{"one writes, others read", testOneWriter},
		{"control: without the lock two programs spoil the record", testWithoutTheLock},
		{"an old copy of the database is not added to", testOldDatabaseBesideNewerJournal},
		{"a book is made once", testCreate},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open) })
	}
}
