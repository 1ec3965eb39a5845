package io.shuijing.dock.intake;

import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.offload.RecorderRefused;
import io.shuijing.dock.store.StagedFile;
import io.shuijing.dock.store.Staging;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.transfer.Question;
import java.io.IOException;

/** Takes a whole journal that is not believed into quarantine, as it comes. */
public final class RawJournal {
  private static final String PATH = "journal";

  /** More than a recorder writes in its life; a longer one is cut there, and the reason says so. */
  private static final long MAX_BYTES = 1L << 30;

  private final Conversation talk;
  private final Staging staging;
  private final FileIntake.Store store;

  public RawJournal(Conversation talk, Staging staging, FileIntake.Store store) {
    this.talk = talk;
    this.staging = staging;
    this.store = store;
  }

  /** Takes it, up to as many records as the recorder described. */
  public void take(long records, Finding finding) throws IOException {
    Name recorder = talk.recorder();
    staging.discard(recorder, PATH);
    try (StagedFile staged = staging.open(recorder, PATH)) {
      String detail = finding.detail() + pull(staged, records);
      store
          .quarantine()
          .take(
              staged,
              new Quarantine.Case(
                  recorder,
                  PATH,
                  new Finding(finding.objection(), detail),
                  store.clocks().wall().time()));
    }
  }

  private String pull(StagedFile staged, long records) throws IOException {
    long from = 0;
    while (from < records) {
      staging.requireRoom(Question.MAX_READ_BYTES);
      Conversation.Records more;
      try {
        more = talk.readJournal(from, Question.MAX_READ_BYTES);
      } catch (RecorderRefused e) {
        return "; it gave only " + from + " records: " + e.getMessage();
      }
      if (more.count() < 1 || more.bytes().length == 0) {
        return "; it gave only " + from + " of " + records + " records";
      }
      staged.append(more.bytes());
      from += more.count();
      if (staged.size() > MAX_BYTES) {
        return "; it is longer than " + MAX_BYTES + " bytes, the rest was not taken";
      }
    }
    return "";
  }
}
