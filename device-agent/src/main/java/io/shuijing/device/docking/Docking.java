package io.shuijing.device.docking;

import io.shuijing.device.journal.Journal;
import io.shuijing.device.journal.JournalLost;
import io.shuijing.device.precheck.PartChecks;
import io.shuijing.device.prompt.Prompts;
import io.shuijing.device.sealing.SegmentStore;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Answer.JournalState;
import io.shuijing.evidence.transfer.Answer.Supply;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.link.Frame;
import org.tinylog.Logger;

/** Answers every question of a dock. Used by the recorder's one thread. */
public final class Docking {
  private static final Question CHECKS = new Question.PreCheck();

  private final Parts parts;
  private final JournalDesk journal;
  private final Holdings holdings;
  private final HandOut handOut;
  private final DockClock clock;

  /** Answers out of these parts. */
  public Docking(Parts parts) throws HardwareFault {
    this.parts = parts;
    this.journal = new JournalDesk(parts.hardware().volume(), parts.journal(), parts.author());
    this.holdings = new Holdings(parts.hardware().volume(), parts.journal(), parts.store());
    this.handOut = new HandOut(parts.journal(), parts.prompts(), parts.checks());
    this.clock = new DockClock(parts.journal());
  }

  /** What the answers come from. */
  public record Parts(
      RecorderHardware hardware,
      Journal.Author author,
      String firmware,
      Journal journal,
      SegmentStore store,
      Prompts prompts,
      PartChecks checks,
      Receipts receipts) {}

  /**
   * A question as it arrived.
   *
   * @param dock the name it has proved
   * @param atMs when, in milliseconds since the start
   * @param state the word for what the recorder is doing
   */
  public record Asked(String dock, Frame question, long atMs, String state) {}

  /** A dock has come or gone. */
  public void begin() {
    holdings.begin();
  }

  /**
   * The answer to a question; whatever is asked, there is one.
   *
   * @throws JournalLost if the journal takes no record any more; there is no answer then
   */
  public Frame answer(Asked asked) throws JournalLost {
    return reply(asked).frame();
  }

  /** Whether it is asked for the checks, so that the camera should be tried before. */
  public static boolean asksForChecks(Frame question) {
    return question.header().equals(CHECKS.header());
  }

  /** The answer when the journal takes no record. */
  public static Frame failed(JournalLost fault) {
    return Reply.refused(fault.fault(), "the recorder's journal takes no record").frame();
  }

  private Reply reply(Asked asked) throws JournalLost {
    try {
      Question question = Question.parse(asked.question().header());
      Name dock = Name.parse(asked.dock());
      if (dock.kind() != Name.Kind.DOCK
          || !dock.domain().equals(parts.author().recorder().domain())) {
        return Reply.refused("stranger", dock + " is no dock of this recorder's office");
      }
      return reply(question, dock, asked);
    } catch (Malformed e) {
      return Reply.refused("malformed", "not a question: " + e.getMessage());
    } catch (JournalLost e) {
      throw e;
    } catch (HardwareFault e) {
      Logger.warn(e, "a question of {} is not answered", asked.dock());
      return Reply.refused(e.fault(), e.part() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      // a defect here must not end a recording
      Logger.error(e, "a question of {} met a defect of the recorder", asked.dock());
      return Reply.refused("defect", "a defect of the recorder; its log tells more");
    }
  }

  private Reply reply(Question question, Name dock, Asked asked) throws HardwareFault {
    byte[] body = asked.question().body();
    return switch (question) {
      case Question.Describe _ -> describe(asked.state());
      case Question.ReadClock _ -> clock.read(asked.atMs());
      case Question.SetClock q -> clock.set(q, asked.atMs());
      case Question.ReadJournal q -> journal.read(q);
      case Question.ReadTrack q -> holdings.read(q);
      case Question.TakeIn q -> q.dock().equals(dock) ? handOut.takeIn(q) : notYou(dock);
      case Question.SignCheckpoint _ -> journal.sign();
      case Question.KeepCosigned _ -> journal.keep(body);
      case Question.KeepReceipt _ -> parts.receipts().keep(body, holdings.orphansRead());
      case Question.Assign q -> handOut.assign(q, body);
      case Question.PreCheck _ -> handOut.check();
      case Question.LetGo q -> q.dock().equals(dock) ? handOut.letGo(q) : notYou(dock);
    };
  }

  private static Reply notYou(Name dock) {
    return Reply.refused("not-you", "the link is " + dock + "'s");
  }

  private Reply describe(String state) throws HardwareFault {
    RecorderHardware hardware = parts.hardware();
    JournalHead head = parts.journal().head();
    return Reply.of(
        new Answer.Described(
            parts.author().recorder(),
            parts.firmware(),
            state,
            new JournalState(head.size(), parts.journal().bytes(), head.last()),
            new Supply(
                hardware.volume().freeBytes(),
                hardware.battery().chargePermille(),
                holdings.files())));
  }
}
