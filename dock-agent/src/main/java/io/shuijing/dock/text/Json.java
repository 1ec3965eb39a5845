package io.shuijing.dock.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Writes JSON (RFC 8259). */
public final class Json {
  private static final int FIRST_PRINTABLE = 0x20;

  private final StringBuilder text = new StringBuilder();
  private boolean first = true;

  private Json() {}

  /** An object whose members {@code members} writes. */
  public static <T> String object(T of, BiConsumer<Json, T> members) {
    Json json = new Json();
    json.text.append('{');
    members.accept(json, of);
    return json.text.append('}').toString();
  }

  /** A member. */
  public Json put(String name, String value) {
    return raw(name, quoted(value));
  }

  /** A member. */
  public Json put(String name, long value) {
    return raw(name, Long.toString(value));
  }

  /** A member. */
  public Json put(String name, OptionalLong value) {
    return raw(name, value.isPresent() ? Long.toString(value.getAsLong()) : "null");
  }

  /** A member. */
  public Json put(String name, OptionalInt value) {
    return raw(name, value.isPresent() ? Integer.toString(value.getAsInt()) : "null");
  }

  /** A member. */
  public Json put(String name, Optional<String> value) {
    return raw(name, value.map(Json::quoted).orElse("null"));
  }

  /** A value that is JSON already. */
  public Json raw(String name, String json) {
    text.append(first ? "" : ",").append(quoted(name)).append(':').append(json);
    first = false;
    return this;
  }

  /** An array of objects. */
  public <T> Json array(String name, List<T> values, BiConsumer<Json, T> members) {
    return raw(
        name, "[" + String.join(",", values.stream().map(v -> object(v, members)).toList()) + "]");
  }

  /** A text as a JSON string. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .chars()
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            quoted.append('\\').append((char) c);
          } else if (c < FIRST_PRINTABLE) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
          } else {
            quoted.append((char) c);
          }
        });
    return quoted.append('"').toString();
  }
}
