package io.shuijing.dock.prompt;

import java.util.List;

/**
 * What a recorder is to be used for.
 *
 * @param assignment id without meaning; the only part that reaches the journal
 * @param unit whose officers they are
 * @param purpose what for
 * @param matter what about
 * @param officers at least one
 * @param language of the prompt
 */
public record Order(
    String assignment,
    String unit,
    String purpose,
    String matter,
    List<Officer> officers,
    Language language) {

  /** Keeps its own list. */
  public Order {
    officers = List.copyOf(officers);
  }

  /** Who wears it, or goes along. */
  public record Officer(String name, String certificate) {}

  /** What prompts are spoken in. */
  public enum Language {
    ZH,
    EN;

    /** The word in orders, and the one that a voice is chosen by. */
    public String word() {
      return this == ZH ? "zh" : "en";
    }
  }
}
