package io.shuijing.dock.equipment;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an acceptance test came to, as it is signed. Format {@code shuijing-acceptance/v1}, in lines
 * as everywhere (clauses L1 to L9).
 *
 * @param recorder that was tested
 * @param device what it is and what ran on it
 * @param at when the test began, by the office's clock
 * @param validUntil last day on which it counts; empty if it was not accepted
 * @param profile digest of the demands it was held against
 * @param reports files of the report
 * @param items every test and what it came to
 */
public record AcceptanceNote(
    Name recorder,
    Device device,
    Instant at,
    Optional<LocalDate> validUntil,
    Digest profile,
    List<Report> reports,
    List<Item> items) {
  private static final String FORMAT = "shuijing-acceptance/v1";
  private static final int MAX_ITEMS = 256;
  private static final String NONE = "-";

  /** Keeps its own lists. */
  public AcceptanceNote {
    reports = List.copyOf(reports);
    items = List.copyOf(items);
    if (recorder.kind() != Name.Kind.RECORDER || items.size() > MAX_ITEMS) {
      throw new IllegalArgumentException("no acceptance of " + recorder);
    }
  }

  /** Kind and firmware, one plain word each. */
  public record Device(String kind, String firmware) {}

  /** A file of the report, lying beside the note. */
  public record Report(String file, Digest digest, long bytes) {}

  /** A test: its id, and {@code pass}, {@code fail} or {@code not-testable}. */
  public record Item(String id, String result) {}

  /** Whether it may go into service. */
  public boolean accepted() {
    return validUntil.isPresent();
  }

  /** The text to sign. */
  public byte[] text() {
    LineWriter out = new LineWriter(FORMAT).line("recorder", recorder);
    out.line("kind", device.kind()).line("firmware", device.firmware());
    out.line("at", Lines.time(at));
    out.line("valid-until", validUntil.map(LocalDate::toString).orElse(NONE));
    out.line("profile", profile);
    reports.forEach(r -> out.line("report", r.file(), r.digest(), r.bytes()));
    items.forEach(item -> out.line("item", item.id(), item.result()));
    return out.bytes();
  }

  /** Reads the text. */
  public static AcceptanceNote parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly(FORMAT);
    Name recorder = Name.parse(in.value("recorder"));
    if (recorder.kind() != Name.Kind.RECORDER) {
      throw new Malformed("L1", "an acceptance is of a recorder");
    }
    Device device = new Device(Lines.token(in.value("kind")), Lines.token(in.value("firmware")));
    Instant at = Lines.time(in.value("at"));
    Optional<LocalDate> validUntil = day(in.value("valid-until"));
    Digest profile = Digest.fromHex(in.value("profile"));
    List<Report> reports = new ArrayList<>();
    while (in.nextIs("report") && reports.size() < MAX_ITEMS) {
      String[] words = in.values("report", 3);
      reports.add(new Report(fileName(words[0]), Digest.fromHex(words[1]), Lines.number(words[2])));
    }
    List<Item> items = new ArrayList<>();
    while (in.nextIs("item") && items.size() < MAX_ITEMS) {
      String[] words = in.values("item", 2);
      items.add(new Item(Lines.token(words[0]), Lines.token(words[1])));
    }
    in.end();
    return new AcceptanceNote(recorder, device, at, validUntil, profile, reports, items);
  }

  // it becomes a path, so it may not hold a way out
  private static String fileName(String word) throws Malformed {
    if (!word.matches("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9]+)*")) {
      throw new Malformed("L1", "not a file's name: " + Lines.shown(word));
    }
    return word;
  }

  private static Optional<LocalDate> day(String word) throws Malformed {
    try {
      return word.equals(NONE) ? Optional.empty() : Optional.of(LocalDate.parse(word));
    } catch (DateTimeException e) {
      throw new Malformed("L7", "not a day: " + Lines.shown(word));
    }
  }
}
