package io.shuijing.simulator.accept;

import io.shuijing.hal.body.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** A technician with a real recorder, asked in plain words. */
final class HandsRig implements Rig {
  private final Words words;
  private final PrintStream out;
  private final Optional<BufferedReader> answers;
  private final Allowed allowed;

  /** What the technician is ready to do. */
  record Allowed(boolean powerCut, boolean pullOut) {}

  /**
   * @param answers where the technician answers questions; empty if nobody is at the keyboard
   */
  HandsRig(Words words, PrintStream out, Optional<BufferedReader> answers, Allowed allowed) {
    this.words = words;
    this.out = out;
    this.answers = answers;
    this.allowed = allowed;
  }

  private void ask(String key) {
    out.println(">>> " + words.say(key));
    out.flush();
  }

  @Override
  public boolean press() {
    ask("please.press");
    return false;
  }

  @Override
  public void hold() {
    ask("please.hold");
  }

  @Override
  public Optional<Boolean> saw(Signal signal, Duration patience) throws IOException {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    ask("please.look." + signal.name().toLowerCase(java.util.Locale.ROOT));
    String line = answers.get().readLine();
    while (line != null && !line.strip().matches("(?i)[yn]|是|否")) {
      ask("please.yes-or-no");
      line = answers.get().readLine();
    }
    return Optional.ofNullable(line).map(word -> word.strip().matches("(?i)y|是"));
  }

  @Override
  public boolean cutsPower() {
    return allowed.powerCut();
  }

  @Override
  public void cutPower() {
    ask("please.cut");
  }

  @Override
  public void powerOn() {
    ask("please.power-on");
  }

  @Override
  public boolean pullsOut() {
    return allowed.pullOut();
  }

  @Override
  public void pullOut() {
    ask("please.pull");
  }

  @Override
  public void plugIn() {
    ask("please.plug");
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public void close() {}
}
