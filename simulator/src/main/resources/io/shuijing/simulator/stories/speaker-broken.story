The speaker is broken when the prompt should be heard
09:00 checked out at the dock, assignment A-2026-0420
09:29 the speaker is broken for 120 seconds
09:30 arrives and presses the button
After 3 minutes of recording ends the recording with a long press
10:30 returned to the dock
expected: the journal has a fault, part speaker
expected: the journal has no prompt
expected: the journal has no gap
expected: at least 178 seconds are recorded
expected: the verdict is INTACT
expected: receipts cover every segment
