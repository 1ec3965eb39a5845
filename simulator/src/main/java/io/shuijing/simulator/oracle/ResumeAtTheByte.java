package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.transfer.Question;
import io.shuijing.hal.link.Frame;
import java.util.function.Consumer;

/** I8: the dock asks for a file from the very byte on up to which it has staged it. */
final class ResumeAtTheByte implements Oracle {
  @Override
  public String id() {
    return "I8";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {}

  @Override
  public void asked(Scene scene, Frame question, Consumer<String> violation) {
    if (parsed(question) instanceof Question.ReadTrack read) {
      String staged =
          "staging/" + flat(scene.identity().recorder().text()) + "/" + flat(read.path()) + ".part";
      long there = scene.store().bytes(staged).length;
      if (read.offset() != there) {
        violation.accept(
            "the dock asks for "
                + read.path()
                + " from "
                + read.offset()
                + " on and has staged "
                + there);
      } else if (there > 0) {
        scene.mark("resumed at a byte");
      }
    }
  }

  static Question parsed(Frame question) {
    try {
      return Question.parse(question.header());
    } catch (Malformed e) {
      throw new IllegalStateException("the dock asks what is no question", e);
    }
  }

  private static String flat(String path) {
    return path.replace("/", "__");
  }
}
