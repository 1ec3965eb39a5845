package io.shuijing.simulator.accept;

import java.io.PrintStream;

/** Tells on the terminal what goes on, and each result as it comes. */
final class Screen {
  private final Words words;
  private final PrintStream out;

  Screen(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  Words language() {
    return words;
  }

  void tell(Said said) {
    out.println("    " + words.say(said));
    out.flush();
  }

  void tell(Result result) {
    StringBuilder line = new StringBuilder();
    line.append('[').append(words.grade(result.grade())).append("] ");
    line.append(words.title(result.item()));
    String measured = words.say(result.measured());
    if (!measured.isEmpty()) {
      line.append("  ").append(measured);
    }
    String why = words.say(result.why());
    if (!why.isEmpty()) {
      line.append("\n      → ").append(why);
    }
    out.println(line);
    out.flush();
  }
}
