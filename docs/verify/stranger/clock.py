"""What the recorder's clock says about itself (clauses V20 to V24)."""

SLACK = 100  # ms
DRIFT = 5000  # 1 ms in so many
RECORDING = ("session-open", "segment", "still", "prompt", "mark")


def check_clock(journal):
    for before, after in journal.neighbours():
        wrong = clause_broken(before, after)
        for clause in wrong:
            journal.say("CLOCK-DOUBT", clause, after.n)
    check_sources(journal)


def clause_broken(before, after):
    started = after.type == "boot" and before.type != "genesis"
    if not in_order(before, after, started):
        return ["V20"]
    if "none" in (before.source, after.source):
        return []
    if started:
        return [] if holds_over_restart(before, after) else ["V22"]
    jumped = [] if runs_evenly(before, after) else ["V21"]
    return jumped + ([] if was_as_exact_as_stated(before, after) else ["V24"])


def in_order(before, after, started):
    if started:
        return after.boot > before.boot
    return after.boot == before.boot and after.mono >= before.mono


def time_as_first(record):
    return record.value("after") if record.type == "clock-set" else record.wall


def time_as_second(record):
    return record.value("before") if record.type == "clock-set" else record.wall


def runs_evenly(before, after):
    """V21."""
    passed = after.mono - before.mono
    jump = abs(time_as_second(after) - time_as_first(before) - passed)
    return jump <= before.uncertainty + after.uncertainty + SLACK + passed // DRIFT


def holds_over_restart(before, after):
    """V22."""
    back = time_as_first(before) - time_as_second(after)
    return back <= before.uncertainty + after.uncertainty + SLACK


def was_as_exact_as_stated(before, after):
    """V24."""
    if after.type != "clock-set" or before.stated is None:
        return True
    return abs(after.value("offset")) <= before.stated + after.value("round-trip") + SLACK


def check_sources(journal):
    """V23: what was recorded without a source of time, and a source that was lost within a boot."""
    before, in_session = None, {}
    for record in journal.good_records():
        begins = False
        if record.type in RECORDING:
            begins = record.source == "none" and in_session.get(record.session) != "none"
            in_session[record.session] = record.source
        if begins or lost_source(before, record):
            journal.say("CLOCK-DOUBT", "V23", record.n)
        before = record


def lost_source(before, record):
    if before is None or before.type == "genesis" or before.boot != record.boot:
        return False
    return record.source == "none" and before.source != "none"
