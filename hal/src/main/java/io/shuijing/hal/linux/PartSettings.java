package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The keys of a recorder's configuration that are about its parts. */
record PartSettings(Map<String, String> all) {

  String required(String key) throws HardwareFault {
    return text(key)
        .orElseThrow(() ->
            new HardwareFault("settings", "absent", "the recorder needs the key '" + key + "'"));
  }

  Optional<String> text(String key) {
    return Optional.ofNullable(all.get(key));
  }

  String text(String key, String otherwise) {
    return all.getOrDefault(key, otherwise);
  }

  Optional<Path> path(String key) {
    return text(key).map(Path::of);
  }

  /** A number without sign. */
  int number(String key, int otherwise, int least, int most) throws HardwareFault {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    long value = text.get().matches("[0-9]{1,9}") ? Long.parseLong(text.get()) : -1;
    if (value < least || value > most) {
      throw new HardwareFault(
          "settings",
          "malformed",
          "'" + key + "' cannot be '" + text.get() + "'; allowed is " + least + " to " + most);
    }
    return (int) value;
  }
}
