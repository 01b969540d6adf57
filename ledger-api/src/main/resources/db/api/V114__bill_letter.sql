-- Whom a letter with a bill is addressed to: the only place where a bill meets a name, and not for
-- long. In no event, log or payment.
CREATE TABLE bill_letter (
    code      text COLLATE "C" PRIMARY KEY,
    issue_id  text COLLATE "C" NOT NULL,
    name      text             NOT NULL,
    forget_on date             NOT NULL
);
CREATE INDEX bill_letter_of_a_file ON bill_letter (issue_id);
CREATE INDEX bill_letter_to_forget ON bill_letter (forget_on);
