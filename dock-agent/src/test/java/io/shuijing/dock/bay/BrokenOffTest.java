package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.fixture.AnsweringRecorder;
import io.shuijing.dock.fixture.LossyVolume;
import io.shuijing.dock.fixture.RecorderFolder;
import io.shuijing.dock.fixture.Shift;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.evidence.transfer.Receipt;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkLost;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link and the power go at every single moment of a docking. */
class BrokenOffTest {
  private static final int MANY = 1000;

  @TempDir Path folder;

  private record Docking(Shift shift, AnsweringRecorder recorder, SortedMap<String, Digest> card) {
    static Docking at(Path folder) throws IOException {
      Shift shift = Shift.in(Files.createDirectories(folder));
      RecorderFolder card = shift.enrolled("RZ-0007");
      card.session(1, 3, 5000);
      card.session(2, 2, 300);
      card.files.put("quarantine/1-2-av-0001.torn", new byte[] {1, 2, 3});
      SortedMap<String, Digest> content = new TreeMap<>();
      card.files.forEach((path, bytes) -> content.put(path, Digest.of(bytes)));
      return new Docking(shift, shift.answering(card), content);
    }

    /** What is no longer on the card is in the office, byte for byte. */
    void assertNothingIsLost() {
      card.forEach((path, digest) -> {
        if (!recorder.folder.files.containsKey(path)) {
          String at =
              path.startsWith("sessions/")
                  ? "archive/RZ-0007/" + path
                  : "quarantine/RZ-0007/" + path.replace("/", "__");
          assertThat(Digest.of(shift.read(at))).as(path).isEqualTo(digest);
        }
      });
    }

    void assertAllIsInOnce() throws Exception {
      assertNothingIsLost();
      assertThat(recorder.folder.files.keySet()).isEmpty();
      assertThat(shift.filesIn("archive/RZ-0007/sessions"))
          .containsOnlyKeys("1-1/av-0001.track", "1-2/av-0001.track");
      assertThat(shift.filesIn("quarantine/RZ-0007"))
          .containsOnlyKeys("quarantine__1-2-av-0001.torn", "quarantine__1-2-av-0001.torn.reason");
      assertThat(shift.filesIn("staging")).isEmpty();
      assertThat(shift.read("archive/RZ-0007/journal")).isEqualTo(recorder.folder.journalBytes());
      for (byte[] note : recorder.receipts) {
        Receipt receipt = Receipt.parse(Note.parse(note).text());
        assertThat(shift.read("archive/RZ-0007/receipts/" + receipt.size() + ".note"))
            .isEqualTo(note);
      }
    }
  }

  /** Breaks the link once. */
  private static final class OneBreak implements AnsweringRecorder.Mishap {
    private final int at;
    private int asked;

    OneBreak(int at) {
      this.at = at;
    }

    @Override
    public Frame happen(Question question, Frame answer) throws LinkLost {
      if (asked++ == at) {
        throw new LinkLost("gone", "pulled out");
      }
      return answer;
    }
  }

  @Test
  void the_link_breaks_behind_every_single_question() throws Exception {
    int breaks = 0;
    for (int at = 0; at < MANY; at++) {
      Docking docking = Docking.at(folder.resolve("answer-" + at));
      OneBreak mishap = new OneBreak(at);
      docking.recorder().mishap = mishap;
      docking.shift().dock(docking.recorder());
      docking.assertAllIsInOnce();
      if (mishap.asked <= at) {
        break;
      }
      breaks++;
    }
    assertThat(breaks).isBetween(15, MANY - 1);
  }

  @Test
  void the_link_breaks_while_a_further_thread_asks_ahead() throws Exception {
    for (int at = 8; at < 16; at++) {
      Docking docking = Docking.at(folder.resolve("ahead-" + at));
      docking.recorder().mishap = new OneBreak(at);
      docking.shift().ahead = task -> Thread.ofVirtual().start(task);
      docking.shift().dock(docking.recorder());
      docking.assertAllIsInOnce();
    }
  }

  @Test
  void the_link_breaks_before_every_single_question_is_heard() throws Exception {
    int asked = 0;
    int at = 0;
    do {
      Docking docking = Docking.at(folder.resolve("question-" + at));
      docking.recorder().deafAt = at++;
      docking.shift().dock(docking.recorder());
      docking.assertAllIsInOnce();
      asked = docking.recorder().asked.size();
    } while (at < asked);
    assertThat(at).isGreaterThan(15);
  }

  @Test
  void the_power_goes_before_every_single_operation_of_the_store() throws Exception {
    int cuts = 0;
    for (int at = 0; at < MANY; at++) {
      Path office = folder.resolve("power-" + at);
      Docking docking = Docking.at(office);
      LossyVolume lossy = new LossyVolume(DirectoryVolume.open("store", office), office, at);
      docking.shift().storeOn(lossy);
      boolean cut = false;
      try {
        docking.shift().dock(docking.recorder());
      } catch (LossyVolume.PowerCut e) {
        cut = true;
        cuts++;
      }
      docking.assertNothingIsLost();
      docking.shift().storeOn(DirectoryVolume.open("store", office));
      docking.shift().dock(docking.recorder());
      docking.assertAllIsInOnce();
      if (!cut) {
        break;
      }
    }
    assertThat(cuts).isBetween(40, MANY - 1);
  }
}
