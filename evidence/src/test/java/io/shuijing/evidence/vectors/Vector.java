package io.shuijing.evidence.vectors;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.verify.Supply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A file {@code expect}: how a vector is made and what a verifier must say of it. */
record Vector(String comment, Making making, Trusting trusting, Expected expected) {

  /**
   * How supply and keys are made.
   *
   * @param restored the card as it was before a column, and what was recorded from then on
   */
  record Making(Recording.Script script, Optional<String> attack, Optional<Restored> restored) {}

  /** A card restored to its state before a column, and its second history. */
  record Restored(int column, String picture) {}

  /**
   * What whoever verifies holds.
   *
   * @param given of {@code recorder}, {@code dock}, {@code office}: whose keys
   * @param opened whether the office's identity is there too
   */
  record Trusting(List<String> given, Revoked revoked, boolean opened, Supply.Kind kind) {}

  /**
   * What the file {@code revoked} says.
   *
   * @param recorderFrom the record from which the recorder's first key is revoked
   * @param dock {@code cosignature} or {@code ed25519}: as what the dock's key is revoked
   */
  record Revoked(OptionalLong recorderFrom, Optional<String> dock) {}

  /**
   * What must be said.
   *
   * @param result one letter under each letter of the recording; findings without a place behind a
   *     space
   * @param findings {@code VERDICT CLAUSE N}, in the order of the report
   */
  record Expected(
      String result, String verdict, String trust, String tail, List<String> findings) {}

  static Vector parse(byte[] file) throws Malformed {
    Lines in = Lines.of(file);
    in.exactly("shuijing-vector/v1");
    String comment = in.rest("comment");
    Making making = making(in);
    Trusting trusting = trusting(in);
    Expected expected = expected(in);
    in.end();
    return new Vector(comment, making, trusting, expected);
  }

  private static Making making(Lines in) throws Malformed {
    String suites = in.value("keys");
    int recipients = (int) Lines.number(in.value("recipients"));
    String recording = in.value("recording");
    Optional<String> attack = in.nextIs("attack") ? Optional.of(in.value("attack")) : none();
    Optional<Restored> restored = Optional.empty();
    if (in.nextIs("restored")) {
      String[] words = in.values("restored", 2);
      restored = Optional.of(new Restored((int) Lines.number(words[0]), words[1]));
    }
    return new Making(new Recording.Script(recording, suites, recipients), attack, restored);
  }

  private static Trusting trusting(Lines in) throws Malformed {
    List<String> given = List.of(in.rest("given").split(" ", -1));
    Revoked revoked = revoked(in);
    boolean opened = in.value("opened").equals("yes");
    boolean card = in.value("supply").equals("card");
    return new Trusting(given, revoked, opened, card ? Supply.Kind.CARD : Supply.Kind.ARCHIVE);
  }

  private static Revoked revoked(Lines in) throws Malformed {
    OptionalLong recorderFrom = OptionalLong.empty();
    if (in.nextIs("revoked")) {
      recorderFrom = OptionalLong.of(Lines.number(in.value("revoked")));
    }
    Optional<String> dock =
        in.nextIs("dock-revoked") ? Optional.of(in.value("dock-revoked")) : none();
    return new Revoked(recorderFrom, dock);
  }

  private static Expected expected(Lines in) throws Malformed {
    String result = in.rest("result");
    String verdict = in.value("verdict");
    String trust = in.value("trust");
    String tail = in.value("tail");
    List<String> findings = new ArrayList<>();
    while (in.nextIs("finding")) {
      findings.add(String.join(" ", in.values("finding", 3)));
    }
    return new Expected(result, verdict, trust, tail, findings);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
