Taken home and brought back after 26 hours
# Its battery is empty before midnight. What an empty recorder could have lost is said in seconds.
16:00 checked out at the dock, assignment A-2026-0416
16:30 arrives and presses the button
After 5 minutes of recording ends the recording with a long press
After 26 hours returned to the dock
expected: the journal has a session-close, cause officer
expected: the journal has a boot, cause after-loss
expected: the journal has no gap
expected: at least 298 seconds are recorded
expected: the verdict is INTACT
expected: at most 86400 seconds could be cut off unseen
expected: receipts cover every segment
expected: the card is free of segments
