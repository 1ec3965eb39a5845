package io.shuijing.simulator.accept;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the acceptance test says, in one language. */
final class Words {
  private final Language language;
  private final ResourceBundle bundle;

  Words(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "io.shuijing.simulator.accept.words",
            language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** A language that people read. */
  enum Language {
    ZH,
    EN;

    /** The word in options and file names. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Language language() {
    return language;
  }

  /** The sentence for a key, with these values put in as they are. */
  String say(String key, Object... values) {
    return say(Said.of(key, values));
  }

  String say(Said said) {
    Object[] values =
        said.values().stream()
            .map(value -> value.startsWith("@") ? bundle.getString(value.substring(1)) : value)
            .toArray();
    return new MessageFormat(bundle.getString(said.key()), Locale.ROOT).format(values);
  }

  String title(Item item) {
    return say("item." + item.test(), part(item.part()));
  }

  String part(Part part) {
    return bundle.getString("part." + part.word());
  }

  String grade(Grade grade) {
    return bundle.getString("grade." + grade.word());
  }
}
