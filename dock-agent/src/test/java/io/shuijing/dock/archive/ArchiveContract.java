package io.shuijing.dock.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.store.StagedFile;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What an {@link Archive} does, in whatever it is kept. */
public interface ArchiveContract {
  Name RECORDER = Name.recorder("ruzhou-water.example", "RZ-0007");
  Name OTHER = Name.recorder("ruzhou-water.example", "RZ-0008");
  ObjectKey TRACK = ObjectKey.track(RECORDER, "sessions/1-1/av-0001.track");

  /** An archive with nothing in it; each call gives another view of the same one. */
  Archive archive() throws HardwareFault;

  /** A staged file with this content. */
  StagedFile staged(String content) throws HardwareFault;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void assertFault(
      String fault, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            HardwareFault.class,
            e -> {
              assertThat(e.part()).isEqualTo("store");
              assertThat(e.fault()).isEqualTo(fault);
            });
  }

  @Test
  default void a_published_object_is_there_whole_and_its_staged_file_is_gone() throws Exception {
    StagedFile staged = staged("track");
    archive().publish(staged, TRACK);
    assertThat(archive().size(TRACK)).hasValue(5);
    assertThat(archive().read(TRACK)).isEqualTo(bytes("track"));
    assertThat(isStaged(staged)).isFalse();
  }

  /** Whether a staged file is still there. */
  boolean isStaged(StagedFile staged) throws HardwareFault;

  @Test
  default void nothing_is_ever_overwritten() throws Exception {
    archive().publish(staged("first"), TRACK);
    StagedFile second = staged("other");
    assertFault("exists", () -> archive().publish(second, TRACK));
    assertThat(archive().read(TRACK)).isEqualTo(bytes("first"));
    assertThat(isStaged(second)).isTrue();
    ObjectKey receipt = ObjectKey.receipt(RECORDER, 7);
    archive().put(receipt, bytes("receipt"));
    assertFault("exists", () -> archive().put(receipt, bytes("another")));
    assertThat(archive().read(receipt)).isEqualTo(bytes("receipt"));
  }

  @Test
  default void storing_the_same_once_more_is_harmless() throws Exception {
    ObjectKey receipt = ObjectKey.receipt(RECORDER, 7);
    archive().put(receipt, bytes("receipt"));
    archive().put(receipt, bytes("receipt"));
    archive().confirm(receipt);
    assertThat(archive().receipts(RECORDER)).containsExactly(7L);
  }

  @Test
  default void what_is_not_there_has_no_size_and_cannot_be_read() throws Exception {
    assertThat(archive().size(TRACK)).isEmpty();
    assertFault("absent", () -> archive().read(TRACK));
  }

  @Test
  default void receipts_and_checkpoints_are_listed_by_size_and_recorder() throws Exception {
    archive().put(ObjectKey.receipt(RECORDER, 100), bytes("a"));
    archive().put(ObjectKey.receipt(RECORDER, 9), bytes("b"));
    archive().put(ObjectKey.checkpoint(RECORDER, 5), bytes("c"));
    archive().put(ObjectKey.receipt(OTHER, 1), bytes("d"));
    assertThat(archive().receipts(RECORDER)).containsExactly(9L, 100L);
    assertThat(archive().checkpoints(RECORDER)).containsExactly(5L);
    assertThat(archive().checkpoints(OTHER)).isEmpty();
  }

  @Test
  default void a_small_object_is_at_most_a_mebibyte_when_it_is_read_at_once() throws Exception {
    ObjectKey key = ObjectKey.checkpoint(RECORDER, 1);
    archive().put(key, new byte[1024 * 1024 + 1]);
    assertFault("too-long", () -> archive().read(key));
  }

  @Test
  default void a_journal_copy_grows_and_is_read_at_any_place() throws Exception {
    try (JournalCopy copy = archive().journal(RECORDER)) {
      assertThat(copy.size()).isZero();
      copy.append(bytes("..one "), 2, 4);
      copy.flush();
      copy.append(bytes("two"), 0, 3);
      copy.flush();
    }
    try (JournalCopy copy = archive().journal(RECORDER)) {
      byte[] read = new byte[10];
      assertThat(copy.size()).isEqualTo(7);
      assertThat(copy.read(2, read, 0, 10)).isEqualTo(5);
      assertThat(Arrays.copyOf(read, 5)).isEqualTo(bytes("e two"));
      assertThat(copy.read(7, read, 0, 10)).isEqualTo(-1);
    }
  }

  @Test
  default void a_journal_copy_is_cut_back_to_its_last_whole_record() throws Exception {
    try (JournalCopy copy = archive().journal(RECORDER)) {
      copy.append(bytes("one tw"), 0, 6);
      copy.cutBack(4);
      copy.append(bytes("two"), 0, 3);
      copy.flush();
      assertThat(copy.size()).isEqualTo(7);
    }
    try (JournalCopy other = archive().journal(OTHER)) {
      assertThat(other.size()).isZero();
    }
  }
}
