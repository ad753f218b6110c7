package sorting

import (
	"regexp"
	"strings"
	"unicode"
)

// answerBegins are the lines by which mail programs begin what they quote.
var answerBegins = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^-{2,}\s*(original message|forwarded message|message d'origine|message original|message transféré|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|messaggio originale|mensagem original|oorspronkelijk bericht|исходное сообщение|пересылаемое сообщение|原始邮件|转发邮件|原始郵件|originalnachricht|thư gốc|pesan asli|ข้อความต้นฉบับ|a mail inside this mail)`),
	regexp.MustCompile(`(?i)^(on|am|le|el|il|em|op|в|pada|vào|เมื่อ|នៅ) .{4,200}(wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|пишет|написал\(а\)|написал|menulis|đã viết|เขียน(ว่า)?|បានសរសេរ|geschrieben)\s*:?$`),
	regexp.MustCompile(`(?i)^在.{4,120}写道[::]?$`),
	regexp.MustCompile(`^.{4,120}<[^<>\s]+@[^<>\s]+>.{0,60}:$`),
	regexp.MustCompile(`^_{20,}$`),
	regexp.MustCompile(`(?i)^(begin forwarded message|début du message réexpédié|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado)`),
}

// headBegins is the block of fields that Outlook, Notes and webmails put before what they quote.
var headBegins = regexp.MustCompile(`(?i)^\*?(from|de|von|van|da|от|dari|từ|จาก|ពី|发件人|寄件者|差出人)\*?\s*[::]\*?\s*\S`)

var headFollows = regexp.MustCompile(`(?i)^\*?(sent|date|envoyé|gesendet|datum|enviado( el)?|fecha|inviato|data|verzonden|отправлено|дата|dikirim|tanggal|đã gửi|ngày|ส่ง|วันที่|ផ្ញើ|发送时间|日期|送信日時|to|à|an|para|aan|кому|kepada|đến|ถึง|ជូន|收件人|subject|objet|betreff|asunto|oggetto|assunto|onderwerp|тема|subjek|chủ đề|主题)\*?\s*[::]`)

// ownWords is what the sender wrote: without what is quoted, and without the signature below "-- ".
func ownWords(text string) string {
	var out strings.Builder
	lines := strings.Split(text[:min(len(text), 4*maxJudged)], "\n")
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if groupWise.MatchString(line) {
			break
		}
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "|") {
			continue
		}
		if line == "--" || line == "—" {
			break
		}
		if begins(line, lines[i+1:]) {
			break
		}
		if strings.HasSuffix(line, ":") && quotesNext(lines[i+1:]) { // "… writes:", and below the quotation they go on
			continue
		}
		out.WriteString(line + "\n")
		if out.Len() > maxJudged {
			break
		}
	}
	return cut(strings.TrimSpace(out.String()), maxJudged)
}

// quotesNext says that the next line with words is quoted.
func quotesNext(next []string) bool {
	for _, l := range next[:min(len(next), 4)] {
		if l = strings.TrimSpace(l); l != "" {
			return strings.HasPrefix(l, ">")
		}
	}
	return false
}

func begins(line string, next []string) bool {
	if len(line) > 400 {
		return false
	}
	for _, re := range answerBegins {
		if re.MatchString(line) {
			return true
		}
	}
	// A line "On … <address>" that was broken before its verb.
	if len(next) > 0 && brokenBegin.MatchString(line) && brokenVerb.MatchString(strings.TrimSpace(next[0])) {
		return true
	}
	if !headBegins.MatchString(line) {
		return false
	}
	found := 0
	for _, l := range next[:min(len(next), 6)] {
		if headFollows.MatchString(strings.TrimSpace(l)) {
			found++
		}
	}
	return found >= 2
}

// groupWise begins a quotation that has no marks of its own.
var groupWise = regexp.MustCompile(`^>>> .*>>>$`)

var (
	brokenBegin = regexp.MustCompile(`(?i)^(on|am|le|el|il|em|op) .{8,}\d`)
	brokenVerb  = regexp.MustCompile(`(?i)(wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)\s*:$`)
)

// wordCount counts words; in scripts that do not part them, four letters are taken for one.
func wordCount(s string) int {
	n, run, solid := 0, false, 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Han, unicode.Hiragana, unicode.Katakana):
			solid++
			run = false
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if !run {
				n++
			}
			run = true
		case r == '\'' || r == '’' || r == '-':
		default:
			run = false
		}
	}
	return n + (solid+3)/4
}

// plain is a text in the form in which phrases are looked for: small letters, straight quotes, single spaces.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "´", "'", "“", `"`, "”", `"`, "–", "-", "‑", "-", "\u00a0", " ", "\u200b", "").Replace(s)
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}
