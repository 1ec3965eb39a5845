The office's store is full, and then has room again
09:00 checked out at the dock, assignment A-2026-0422
09:30 arrives and presses the button
After 4 minutes of recording ends the recording with a long press
the office's store has 200 KB left
10:00 put into the dock
After 10 minutes the office's store has room again
expected: the bay shows faulty
expected: receipts do not yet cover every segment
expected: the segments are still on the card
After 1 minute returned to the dock
expected: at least 238 seconds are recorded
expected: the verdict is INTACT
expected: receipts cover every segment
expected: the card is free of segments
