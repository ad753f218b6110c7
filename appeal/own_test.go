package appeal

import "testing"

// One letter went to an office under two names. Its answer comes under one of them and answers the demand that uses the other:
// nobody who answered is called silent for it. An answer of somebody to whom the same letter did not go answers nothing.
func TestAnAnswerUnderAnotherNameOfTheSameLetter(t *testing.T) {
	way := walked(t, "ap-1", "A")
	for _, h := range walked(t, "ap-1", "A") {
		h.Addressee = "Office of A" // the same dispatches
		way = append(way, h)
	}
	on := day(t, "2016-12-31")
	for from, silent := range map[string]bool{"Office of A": false, "A": false, "Z": true} {
		p := post{handling: map[string][]Handling{"ap-1": way}, answers: map[string][]Answer{
			"d-2": {{Ref: "r/d-2", Reply: "r", Demand: "d-2", Appeal: "ap-1", Addressee: from, Grade: Noted, On: day(t, "2016-06-20"), Reviewed: true}},
		}}
		x, ok := letters(t).Join(p).Axes("d-2", "A", on, nil)
		if !ok || (x.Handling == "silent") != silent || (len(x.Answers) == 0) != silent {
			t.Errorf("answered by %s: handling %s, %d answers", from, x.Handling, len(x.Answers))
		}
	}
}

// A demand that asks both names of one letter has its answer from both: the minister is not silent who answers as the ministry.
// One to whom another letter went is.
func TestAnAnswerIsOneOfEachNameOfItsLetter(t *testing.T) {
	way := walked(t, "ap-1", "A")
	for _, h := range walked(t, "ap-1", "A") {
		h.Addressee = "B" // the same dispatches
		way = append(way, h)
	}
	on := day(t, "2016-12-31")
	for other, handling := range map[string][]Handling{"the same letter": way, "a letter of its own": append(walked(t, "ap-1", "A"), walked(t, "ap-1", "B")...)} {
		for from, to := range map[string]string{"A": "B", "B": "A"} {
			s := letters(t).Join(post{handling: map[string][]Handling{"ap-1": handling}, answers: map[string][]Answer{
				"d-1": {{Ref: "r/d-1", Reply: "r", Demand: "d-1", Appeal: "ap-1", Addressee: from, Grade: Refused, On: day(t, "2016-06-20"), Reviewed: true}},
			}})
			x, _ := s.Axes("d-1", to, on, nil)
			if silent := other != "the same letter"; (x.Handling == "silent") != silent || (x.Head.Status == "refused") == silent || (x.Spoken == "refused") == silent {
				t.Errorf("%s, answered by %s: %s is %s, says %q, head %s", other, from, to, x.Handling, x.Spoken, x.Head.Status)
			}
		}
	}
}
