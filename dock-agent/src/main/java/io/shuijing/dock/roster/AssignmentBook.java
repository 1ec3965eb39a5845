package io.shuijing.dock.roster;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.roster.Assignment.Member;
import io.shuijing.dock.roster.Assignment.Task;
import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.LineWriter;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps assignments, one file each: {@code roster/planned/ID.assignment} until all its officers
 * have taken a recorder or it was closed, then {@code roster/closed/ID.assignment}. Who has taken
 * one stands in {@code roster/taken/ID/OFFICER}.
 */
public final class AssignmentBook {
  private static final String PLANNED = "roster/planned";
  private static final String CLOSED = "roster/closed";
  private static final String TAKEN = "roster/taken";
  private static final String ENDING = ".assignment";
  private static final String FORMAT = "shuijing-assignment/v1";
  private static final int MAX_MATTERS = 64;

  private final Volume volume;

  /**
   * @param volume the office's folder
   */
  public AssignmentBook(Volume volume) {
    this.volume = volume;
  }

  /**
   * Adds assignments: all, or none if one of their ids was used before.
   *
   * @throws HardwareFault those before it may have been added; adding the same again is harmless
   */
  public void plan(List<Assignment> assignments) throws RosterFault, HardwareFault {
    for (Assignment assignment : assignments) {
      Optional<Assignment> known = find(assignment.id());
      if (known.isPresent() && !known.get().equals(assignment)) {
        throw new RosterFault(
            "执法任务 "
                + assignment.id()
                + " 已存在 / assignment "
                + assignment.id()
                + " is there already with other content: take another id");
      }
    }
    for (Assignment assignment : assignments) {
      if (!volume.exists(path(CLOSED, assignment.id()))) {
        WholeFile.write(volume, path(PLANNED, assignment.id()), text(assignment));
      }
    }
  }

  /** Those that are planned, by id. */
  public List<Assignment> planned() throws RosterFault, HardwareFault {
    List<Assignment> all = new ArrayList<>();
    for (String file : volume.files(PLANNED)) {
      if (file.endsWith(ENDING)) {
        all.add(read(PLANNED + "/" + file));
      }
    }
    return all;
  }

  /** An assignment, planned or closed; empty for any text that is no id of one. */
  public Optional<Assignment> find(String id) throws RosterFault, HardwareFault {
    if (!Assignment.ID.matcher(id).matches() || id.contains("..")) {
      return Optional.empty();
    }
    for (String folder : List.of(PLANNED, CLOSED)) {
      if (volume.exists(path(folder, id))) {
        return Optional.of(read(path(folder, id)));
      }
    }
    return Optional.empty();
  }

  /** Whether an officer has taken a recorder for it. */
  boolean wasTaken(Assignment assignment, String officer) throws HardwareFault {
    return volume.exists(taken(assignment, officer));
  }

  /** Notes that an officer takes a recorder for it; closes it after the last one. */
  void take(Assignment assignment, String officer, String recorder)
      throws RosterFault, HardwareFault {
    if (!wasTaken(assignment, officer)) {
      WholeFile.write(volume, taken(assignment, officer), text(recorder));
    }
    boolean all = true;
    for (Member member : assignment.officers()) {
      all &= wasTaken(assignment, member.id());
    }
    if (all) {
      close(assignment.id());
    }
  }

  /** Nobody takes a recorder for it any more. */
  public void close(String id) throws RosterFault, HardwareFault {
    if (find(id).isEmpty()) {
      throw new RosterFault("没有执法任务 / no such assignment: " + CsvTable.shown(id));
    }
    if (volume.exists(path(PLANNED, id))) {
      volume.rename(path(PLANNED, id), path(CLOSED, id));
      volume.flushFolder(CLOSED);
      volume.flushFolder(PLANNED);
    }
  }

  private static String taken(Assignment assignment, String officer) {
    return TAKEN + "/" + assignment.id() + "/" + officer;
  }

  private static byte[] text(String recorder) {
    return new LineWriter("shuijing-taken/v1").line("recorder", recorder).bytes();
  }

  private static String path(String folder, String id) {
    return folder + "/" + id + ENDING;
  }

  private static byte[] text(Assignment assignment) {
    LineWriter out = new LineWriter(FORMAT);
    out.line("id", assignment.id()).line("unit", assignment.task().unit());
    out.line("purpose", assignment.task().purpose()).line("matter", assignment.task().matter());
    assignment.party().ifPresent(party -> out.line("party", party));
    assignment.matters().forEach(number -> out.line("annex-1", number));
    assignment
        .officers()
        .forEach(member -> out.line("officer", member.id(), member.certificate(), member.name()));
    out.line("language", assignment.task().language().word());
    return out.bytes();
  }

  private Assignment read(String path) throws RosterFault, HardwareFault {
    try {
      Lines in = Lines.of(WholeFile.read(volume, path, Lines.MAX_TEXT_BYTES));
      in.exactly(FORMAT);
      String id = in.value("id");
      String unit = in.rest("unit");
      String purpose = in.rest("purpose");
      String matter = in.rest("matter");
      Optional<String> party =
          in.nextIs("party") ? Optional.of(in.rest("party")) : Optional.empty();
      List<String> matters = new ArrayList<>();
      while (in.nextIs("annex-1") && matters.size() < MAX_MATTERS) {
        matters.add(in.value("annex-1"));
      }
      List<Member> officers = new ArrayList<>();
      while (in.nextIs("officer") && officers.size() < Assignment.MAX_OFFICERS) {
        officers.add(member(in.rest("officer").split(" ", 3)));
      }
      Language language = in.value("language").equals("en") ? Language.EN : Language.ZH;
      in.end();
      return new Assignment(
          id, new Task(unit, purpose, matter, language), party, matters, officers);
    } catch (Malformed e) {
      throw new RosterFault(path + ": " + e.getMessage() + ": put it back from a backup");
    }
  }

  private static Member member(String[] words) throws Malformed {
    if (words.length != 3) {
      throw new Malformed("L5", "officer takes an id, a certificate number and a name");
    }
    return new Member(words[0], words[1], words[2]);
  }
}
