package io.shuijing.device.prompt;

import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Wording;
import io.shuijing.hal.sound.MalformedWav;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the recorder was given to do and to say. Used by one thread. */
public final class Prompts {
  /** Languages of the generic notice. */
  public static final List<String> LANGUAGES = List.of("zh", "en");

  private final String language;
  private final List<String> assignments;
  private @Nullable Prompt assigned;
  private @Nullable Prompt generic;

  /**
   * After a start.
   *
   * @param language of the generic notice, one of {@link #LANGUAGES}
   * @param assignments that the journal says the recorder went out with
   */
  public Prompts(String language, List<String> assignments) {
    this.language = language;
    this.assignments = new ArrayList<>(assignments);
  }

  /** Takes an assignment and its prompt. */
  public void assign(String assignment, Prompt prompt) {
    assignments.remove(assignment);
    assignments.add(assignment);
    assigned = prompt;
  }

  /** Forgets all: the recorder was taken in. */
  public void clear() {
    assignments.clear();
    assigned = null;
  }

  /** Ids of the assignments, the last one given last. */
  public List<String> assignments() {
    return List.copyOf(assignments);
  }

  /** The assignment that a session begun now belongs to. */
  public Optional<String> assignment() {
    return assignments.isEmpty() ? Optional.empty() : Optional.of(assignments.getLast());
  }

  /** Whether the prompt of an assignment is there, and not the generic notice. */
  public boolean isAssigned() {
    return assigned != null;
  }

  /** What to play. */
  public Prompt current() {
    if (assigned != null) {
      return assigned;
    }
    Prompt notice = generic;
    if (notice == null) {
      notice = bundled(language);
      generic = notice;
    }
    return notice;
  }

  /** The generic notice in a language. */
  static Prompt bundled(String language) {
    try {
      Lines text = Lines.of(resource("generic-" + language + ".txt"));
      String[] wording = text.values("wording", 2);
      return Prompt.of(
          new Wording(wording[0], Lines.number(wording[1])),
          resource("generic-" + language + ".wav"));
    } catch (Malformed | MalformedWav e) {
      throw new IllegalStateException("the generic notice of this program is broken", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Prompts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program is missing", e);
    }
  }
}
