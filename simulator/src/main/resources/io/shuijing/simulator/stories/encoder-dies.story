The encoder dies in the middle of a recording
# It is started again by itself; what follows is a session of its own.
13:00 checked out at the dock, assignment A-2026-0418
13:20 arrives and presses the button
After 2 minutes of recording the encoder dies
After 2 minutes of recording ends the recording with a long press
14:00 returned to the dock
expected: the journal has a fault, part camera
expected: the journal has a gap, cause encoder-died
expected: the journal has exactly 2 of type session-open
expected: at least 232 seconds are recorded
expected: the verdict is INTERRUPTED
expected: receipts cover every segment
