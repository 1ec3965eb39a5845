package io.shuijing.dock.roster;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the roster in {@code roster/officers/NNNNNN.roster} of the office's folder: every version
 * is whole, the highest number counts, none is ever changed.
 */
public final class RosterBook {
  private static final String FOLDER = "roster/officers";
  private static final String ENDING = ".roster";
  private static final String FORMAT = "shuijing-roster/v1";
  private static final int WORDS = 6;

  private final Volume volume;

  public RosterBook(Volume volume) {
    this.volume = volume;
  }

  /** A version of the roster; 0 before the first. */
  public record Version(long number, Roster roster) {}

  /** The roster as it is. */
  public Version current() throws RosterFault, HardwareFault {
    long highest = 0;
    for (String file : volume.files(FOLDER)) {
      if (file.endsWith(ENDING)) {
        highest = Math.max(highest, number(file));
      }
    }
    return highest == 0 ? new Version(0, Roster.EMPTY) : new Version(highest, read(path(highest)));
  }

  private static long number(String file) throws RosterFault {
    try {
      String digits = file.substring(0, file.length() - ENDING.length());
      return Lines.number(digits.replaceFirst("^0+(?=.)", ""));
    } catch (Malformed e) {
      throw new RosterFault(FOLDER + "/" + file + " is none of ours: take it out");
    }
  }

  private static String path(long number) {
    return FOLDER + "/" + String.format(Locale.ROOT, "%06d", number) + ENDING;
  }

  /**
   * Writes the next version.
   *
   * @throws RosterFault if officers clash, or somebody else has changed the roster meanwhile
   */
  public void replace(Version before, Roster after) throws RosterFault, HardwareFault {
    List<String> clashes = after.clashes();
    if (!clashes.isEmpty()) {
      throw new RosterFault(String.join("\n", clashes));
    }
    String path = path(before.number() + 1);
    if (volume.exists(path)) {
      throw new RosterFault("the roster was changed by somebody else just now: do it again");
    }
    WholeFile.write(volume, path, text(after));
  }

  private static byte[] text(Roster roster) {
    LineWriter out = new LineWriter(FORMAT);
    for (Officer officer : roster.officers()) {
      out.line(
          "officer",
          officer.id(),
          officer.certificate(),
          officer.proofs().card().orElse("-"),
          officer.team().orElse("-"),
          officer.proofs().pin().map(Pin::text).orElse("-"),
          officer.name());
    }
    return out.bytes();
  }

  private Roster read(String path) throws RosterFault, HardwareFault {
    try {
      Lines in = Lines.of(WholeFile.read(volume, path, Lines.MAX_TEXT_BYTES));
      in.exactly(FORMAT);
      List<Officer> officers = new ArrayList<>();
      while (in.nextIs("officer")) {
        officers.add(officer(in.rest("officer").split(" ", WORDS)));
      }
      in.end();
      return new Roster(officers);
    } catch (Malformed e) {
      throw new RosterFault(
          path + ": " + e.getMessage() + "; the version before it can be put back by removing it");
    }
  }

  private static Officer officer(String[] words) throws Malformed {
    if (words.length != WORDS || !(words[4].equals("-") || Pin.isHash(words[4]))) {
      throw new Malformed("L5", "not an officer");
    }
    return new Officer(
        words[0],
        words[5],
        words[1],
        given(words[3]),
        new Officer.Proofs(given(words[2]), given(words[4]).map(Pin::new)));
  }

  private static Optional<String> given(String word) {
    return word.equals("-") ? Optional.empty() : Optional.of(word);
  }
}
