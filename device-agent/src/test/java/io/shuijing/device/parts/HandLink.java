package io.shuijing.device.parts;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.transfer.Answer;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The recorder's end of a link; the test is the dock. */
public final class HandLink implements LinkServer {
  private final Runnable handOver;
  private @Nullable Consumer<LinkEvent> events;
  private boolean closed;

  HandLink(Runnable handOver) {
    this.handOver = handOver;
  }

  @Override
  public void serve(Consumer<LinkEvent> to) {
    events = to;
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Whether the recorder has closed it. */
  public boolean isClosed() {
    return closed;
  }

  private void give(LinkEvent event) {
    Consumer<LinkEvent> to = events;
    if (to == null) {
      throw new IllegalStateException("the recorder does not serve");
    }
    to.accept(event);
    handOver.run();
  }

  /** A dock comes. */
  public void dock(String name) {
    give(new LinkEvent.Docked(name));
  }

  /** It goes. */
  public void undock(String name) {
    give(new LinkEvent.Undocked(name, "gone"));
  }

  /** The dock asks; the answer is there when this returns. */
  public Frame ask(String dock, Frame question) {
    List<Frame> answers = new ArrayList<>();
    give(
        new LinkEvent.Asked(
            dock,
            question,
            answer -> {
              if (!answers.isEmpty()) {
                throw new IllegalStateException("answered twice");
              }
              answers.add(answer);
            }));
    return answers.getFirst();
  }

  /** The dock asks without a body. */
  public Answer ask(String dock, Question question) {
    return answer(ask(dock, Frame.of(question.header())));
  }

  /** The answer in a frame. */
  public static Answer answer(Frame frame) {
    try {
      return Answer.parse(frame.header());
    } catch (Malformed e) {
      throw new AssertionError("the recorder's answer cannot be read: " + frame.header(), e);
    }
  }
}
