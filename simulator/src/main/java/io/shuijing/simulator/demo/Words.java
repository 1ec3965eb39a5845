package io.shuijing.simulator.demo;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the demo says, in one language. */
final class Words {
  private final ResourceBundle bundle;

  Words(Language language) {
    Locale locale = language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
    bundle =
        ResourceBundle.getBundle(
            "io.shuijing.simulator.demo.words",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** A language that people on screen read. */
  enum Language {
    ZH,
    EN
  }

  /** The sentence for a key, with these values put in as they are. */
  String say(String key, Object... values) {
    Object[] plain = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      plain[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
  }
}
