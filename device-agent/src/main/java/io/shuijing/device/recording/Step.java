package io.shuijing.device.recording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The next state, and what is to be done. */
public record Step(RecorderState state, List<Command> commands) {
  /** Keeps its own list. */
  public Step {
    commands = List.copyOf(commands);
  }

  static Step to(RecorderState state, Command... commands) {
    return new Step(state, Arrays.asList(commands));
  }

  /** The same with something to be done behind. */
  Step then(Command last) {
    List<Command> all = new ArrayList<>(commands);
    all.add(last);
    return new Step(state, all);
  }

  /** The same with something to be done before. */
  Step after(List<Command> before) {
    List<Command> all = new ArrayList<>(before);
    all.addAll(commands);
    return new Step(state, all);
  }
}
