A day on which nothing goes wrong
09:00 checked out at the dock, assignment A-2026-0400
09:40 arrives and presses the button
After 30 seconds marks the moment.
After 4 minutes ends the recording with a long press
11:00 returned to the dock
expected: the journal has a check-out, assignment A-2026-0400
expected: the journal has a session-open, assignment A-2026-0400
expected: the journal has a prompt
expected: the journal has exactly 1 of type mark
expected: the journal has a session-close, cause officer
expected: the journal has no gap
expected: the journal has no fault
expected: at least 268 seconds are recorded
expected: the verdict is INTACT
expected: at most 0 seconds could be cut off unseen
expected: receipts cover every segment
expected: the card is free of segments
expected: the bay shows releasable
