package io.shuijing.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Vectors of others, and as much JSON as they need. */
public final class External {
  private External() {}

  /** A file of {@code external/}. */
  public static byte[] bytes(String path) {
    try (InputStream in = External.class.getResourceAsStream("/external/" + path)) {
      return Objects.requireNonNull(in, path).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text file of {@code external/}. */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** Reads JSON into maps, lists, strings, doubles, booleans; {@code null} becomes "null". */
  public static Object json(String text) {
    return new Json(text).value();
  }

  /** A member of an object, as its type. */
  public static <T> T member(Object object, String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(((Map<?, ?>) object).get(name), name));
  }

  /** A member of an object that is a list; empty if there is none. */
  public static List<?> list(Object object, String name) {
    return ((Map<?, ?>) object).get(name) instanceof List<?> list ? list : List.of();
  }

  private static final class Json {
    private final String text;
    private int at;

    Json(String text) {
      this.text = text;
    }

    Object value() {
      space();
      return switch (text.charAt(at)) {
        case '{' -> object();
        case '[' -> array();
        case '"' -> string();
        default -> word();
      };
    }

    private Map<String, Object> object() {
      Map<String, Object> object = new LinkedHashMap<>();
      at++;
      while (next() != '}') {
        String name = string();
        next();
        at++;
        object.put(name, value());
        if (next() == ',') {
          at++;
        }
      }
      at++;
      return object;
    }

    private List<Object> array() {
      List<Object> array = new ArrayList<>();
      at++;
      while (next() != ']') {
        array.add(value());
        if (next() == ',') {
          at++;
        }
      }
      at++;
      return array;
    }

    private String string() {
      StringBuilder out = new StringBuilder();
      for (at++; text.charAt(at) != '"'; at++) {
        char c = text.charAt(at);
        if (c != '\\') {
          out.append(c);
          continue;
        }
        char escaped = text.charAt(++at);
        if (escaped == 'u') {
          out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
          at += 4;
        } else {
          out.append(escaped == 'n' ? '\n' : escaped);
        }
      }
      at++;
      return out.toString();
    }

    private Object word() {
      int from = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String word = text.substring(from, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        case "null" -> word;
        default -> Double.valueOf(word);
      };
    }

    private char next() {
      space();
      return text.charAt(at);
    }

    private void space() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
