package io.shuijing.dock.archive;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/**
 * The office's store. Every method throws {@link HardwareFault} with part {@code store} and the
 * faults of a volume: {@code full}, {@code read-only}, {@code gone}, {@code absent}, {@code
 * exists}, {@code io}. Safe for several threads, as long as each recorder is in the hands of one.
 */
public interface Archive {

  /**
   * Takes a verified staged file over as an object. On return the object is durable, can no longer
   * be written, and the staged file is closed and gone.
   *
   * @throws HardwareFault {@code exists} if there is an object under this key; nothing happened
   *     then
   */
  void publish(StagedFile staged, ObjectKey key) throws HardwareFault;

  /**
   * Stores a small object; storing the same once more is harmless.
   *
   * @throws HardwareFault {@code exists} if there is an object with other content
   */
  void put(ObjectKey key, byte[] content) throws HardwareFault;

  /** Length of an object; empty if there is none. */
  OptionalLong size(ObjectKey key) throws HardwareFault;

  /**
   * Makes durable an object that is seen but may have been published just before a power cut or a
   * crash.
   */
  void confirm(ObjectKey key) throws HardwareFault;

  /** A small object, at most 1 MiB. */
  byte[] read(ObjectKey key) throws HardwareFault;

  /** Sizes of a recorder's stored receipts, ascending. */
  List<Long> receipts(Name recorder) throws HardwareFault;

  /** Sizes of a recorder's stored checkpoints, ascending. */
  List<Long> checkpoints(Name recorder) throws HardwareFault;

  /** The copy of a recorder's journal; empty if there was none. One at a time per recorder. */
  JournalCopy journal(Name recorder) throws HardwareFault;

  /**
   * Reads the copy of a recorder's journal from a byte on, beside whoever lets it grow; an empty
   * stream if there is none. Its end may be a record whose writing is under way.
   */
  InputStream readJournal(Name recorder, long from) throws HardwareFault;

  /** Serial numbers of the recorders of which there is a journal, sorted. */
  List<String> recorders() throws HardwareFault;

  /** Bytes that can still be stored. */
  long freeBytes() throws HardwareFault;
}
