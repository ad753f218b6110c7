package delivery

// Raw mails are kept beside the record as working papers (book.Papers), byte for byte.
const (
	PaperIn   = "mail.in"   // kind of the paper of a mail that came in; its id is MessageRef of its fingerprint
	PaperOut  = "mail.out"  // kind of the paper of a mail that this house puts on its way
	PaperSent = "mail.sent" // kind of the paper of a mail that went out of another house, and was moved here with its record
)

// OutPaper is the id of the paper with the mail of a dispatch.
func OutPaper(dispatch string) string { return "mail-out/" + dispatch }
