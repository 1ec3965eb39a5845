package io.shuijing.dock.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the catalogue is kept. Safe for several threads, processes and docks. Every method throws
 * {@link CatalogueFault} if the database cannot do it; nothing was changed then.
 */
public interface Catalogue {

  /** How far a recorder's journal is catalogued; empty if not at all. */
  Optional<Mark> mark(String recorder) throws CatalogueFault;

  /**
   * Writes a chapter.
   *
   * @return false if the mark is no longer {@link Chapter#before}: somebody else has written since,
   *     and nothing was changed
   */
  boolean write(Chapter chapter) throws CatalogueFault;

  /** Sessions of a recorder whose bytes or cosignatures were not there yet. */
  List<SessionRow> awaiting(String recorder) throws CatalogueFault;

  /** Gives sessions that were {@link #awaiting} their verdict. */
  void judge(List<SessionRow> sessions) throws CatalogueFault;

  /** Takes everything out of it that is of none of these recorders. */
  void keepOnly(List<String> recorders) throws CatalogueFault;

  /** Sessions that a question asks for, newest first. */
  List<SessionRow> search(Search search) throws CatalogueFault;

  /** Times that a recorder was out, and that touch this span of time; oldest first. */
  List<OutingRow> outings(Instant from, Instant to) throws CatalogueFault;

  /** Sessions of a recorder whose first record lies in this span of numbers; oldest first. */
  List<SessionRow> sessions(String recorder, long fromRecord, long toRecord) throws CatalogueFault;
}
