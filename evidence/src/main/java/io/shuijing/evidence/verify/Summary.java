package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.Entry.SessionClose;
import io.shuijing.evidence.verify.SessionReport.Times;
import io.shuijing.evidence.verify.Supply.Item;
import java.util.List;
import java.util.Optional;

/** Draws the findings together: what concerns which session, and what can be said beside them. */
final class Summary {
  private final JournalPass journal;
  private final Anchors anchors;
  private final Findings findings;
  private final List<SessionTrail> trails;
  private final boolean all;
  private final Supply.Kind kind;

  Summary(JournalPass journal, Anchors anchors, Findings findings, Asked asked) {
    this.journal = journal;
    this.anchors = anchors;
    this.findings = findings;
    this.kind = asked.kind();
    this.all = asked.only().isEmpty();
    this.trails =
        journal.sessions().trails().stream()
            .filter(trail -> all || asked.only().equals(Optional.of(trail.id())))
            .toList();
  }

  /** Of what: all sessions, or only one. */
  record Asked(Supply.Kind kind, Optional<SessionId> only) {}

  Report report(long sealedBytes, List<Item> setAside) {
    unanchored();
    List<Finding> kept = findings.sorted().stream().filter(this::concernsReport).toList();
    List<SessionReport> sessions = trails.stream().map(trail -> session(trail, kept)).toList();
    Verdict verdict = worst(kept).or(findings.omittedWorst());
    Report.Subject subject =
        new Report.Subject(
            journal.keys().recorder(),
            journal.keys().keys(),
            journal.table().size(),
            sealedBytes,
            setAside);
    return new Report(
        subject,
        verdict,
        trust(journal.next() - 1),
        anchors.whole(journal.statements().firstChallenge()),
        endTail().or(journal.sessions().cuttable()),
        sessions,
        kept,
        findings.omitted());
  }

  private void unanchored() {
    if (anchors.largest() == 0) {
      findings.add(Finding.of(Reason.NEVER_ANCHORED, Where.NOWHERE));
      return;
    }
    for (SessionTrail trail : trails) {
      if (trail.last().n() >= anchors.largest()) {
        Where where = trail.last().where().of(trail.id());
        findings.add(Finding.at(trail.last().n(), Reason.SESSION_UNANCHORED, where));
      }
    }
  }

  // with one session asked for, what concerns only others is left out
  private boolean concernsReport(Finding finding) {
    return all
        || trails.stream().anyMatch(trail -> concerns(finding, trail))
        || journal.sessions().trails().stream().noneMatch(trail -> concerns(finding, trail));
  }

  private static boolean concerns(Finding finding, SessionTrail trail) {
    if (finding.where().session().isPresent()) {
      return finding.where().session().get().equals(trail.id());
    }
    if (finding.n().isEmpty()) {
      return false;
    }
    long n = finding.n().getAsLong();
    boolean running = trail.close().isEmpty() && trail.restart().isEmpty();
    return trail.spans(n)
        || (finding.reason() == Reason.WITNESS_SAW_OTHER && trail.first().n() <= n)
        || (finding.reason() == Reason.WITNESS_SAW_MORE && running);
  }

  private SessionReport session(SessionTrail trail, List<Finding> kept) {
    List<Finding> own = kept.stream().filter(f -> concerns(f, trail)).toList();
    Bracket bracket = anchors.bracket(trail.notBefore(), trail.last().n());
    Verdict verdict = worst(own).or(findings.omittedWorst());
    return new SessionReport(
        trail.id(),
        bracket.witnesses().isEmpty() ? verdict.or(Verdict.UNANCHORED) : verdict,
        trust(trail.last().n()),
        times(trail),
        trail.content(),
        bracket,
        tail(trail),
        own);
  }

  private static Verdict worst(List<Finding> findings) {
    return findings.stream().map(Finding::verdict).reduce(Verdict.INTACT, Verdict::or);
  }

  static Times times(SessionTrail trail) {
    Optional<String> cause =
        trail
            .close()
            .map(Accepted::entry)
            .flatMap(e -> e instanceof SessionClose c ? Optional.of(c.cause()) : Optional.empty());
    return new Times(
        trail.first().n(),
        trail.last().n(),
        trail.first().moment().wall(),
        trail.last().moment().wall(),
        cause);
  }

  private KeyTrust trust(long last) {
    return journal.table().hasGood()
        ? journal.keys().trust(last, anchors.sizes())
        : KeyTrust.UNKNOWN;
  }

  // a session that was closed only after a restart may lack what came before the restart
  private Tail tail(SessionTrail trail) {
    Tail end = trail.close().filter(Accepted::good).isPresent() ? Tail.NONE : Tail.UNBOUNDED;
    return trail.restart().map(Restart::cuttable).orElseGet(() -> open(trail) ? endTail() : end);
  }

  private static boolean open(SessionTrail trail) {
    return trail.close().isEmpty();
  }

  // A witness has seen exactly this end, or nothing says that it is the end. Of a card it says
  // nothing: the recorder may have written more since, and who cut that off stopped here.
  private Tail endTail() {
    boolean seen = journal.next() > 0 && anchors.largest() == journal.next();
    return switch (kind) {
      case ARCHIVE -> seen ? Tail.NONE : Tail.UNBOUNDED;
      case CARD -> Tail.UNBOUNDED;
    };
  }
}
