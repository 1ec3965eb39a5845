Two recordings, unplugged three times while they are offloaded
08:30 checked out at the dock, assignment A-2026-0414
09:00 presses the button
After 3 minutes of recording ends the recording with a long press
09:30 presses the button again
After 4 minutes of recording ends the recording with a long press
it will be unplugged 3 times while offloading, put back after 20 seconds
10:30 returned to the dock
expected: the journal has exactly 2 of type session-open
expected: the journal has no gap
expected: at least 418 seconds are recorded
expected: the verdict is INTACT
expected: receipts cover every segment
expected: the card is free of segments
