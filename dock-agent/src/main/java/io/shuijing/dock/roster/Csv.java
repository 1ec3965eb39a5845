package io.shuijing.dock.roster;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file (RFC 4180) in UTF-8, with or without byte order mark, that a person made: what is no
 * such file is told apart, since Excel in China writes GBK unless it is told otherwise.
 */
record Csv(List<Row> rows) {
  static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_ROWS = 5000;

  /** A row and the line on which it begins. */
  record Row(int line, List<String> cells) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  static Csv read(String file, byte[] bytes) throws RosterFault {
    if (bytes.length > MAX_BYTES) {
      throw new RosterFault(
          file + " 超过 1 MiB / has more than 1 MiB: " + bytes.length + "; split it");
    }
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      throw new RosterFault(
          file + " 是 Excel 工作簿，请另存为“CSV UTF-8” / is an Excel workbook: save it as 'CSV UTF-8'");
    }
    return new Reader(text(file, bytes)).read(file);
  }

  private static String text(String file, byte[] bytes) throws RosterFault {
    try {
      String text = decoded(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RosterFault(file + (isGbk(bytes) ? GBK : OTHER));
    }
  }

  private static final String GBK =
      " 是 GBK 编码，请在 Excel 中另存为“CSV UTF-8(逗号分隔)” / is in GBK: in Excel choose"
          + " 'Save as', 'CSV UTF-8 (comma delimited)'";
  private static final String OTHER =
      " 不是 UTF-8 文本，请另存为“CSV UTF-8” / is not UTF-8: save it as 'CSV UTF-8'";

  private static String decoded(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static boolean isGbk(byte[] bytes) {
    if (!Charset.isSupported("GBK")) {
      return false;
    }
    try {
      String text = decoded(bytes, Charset.forName("GBK"));
      return text.codePoints().anyMatch(Character::isIdeographic);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static final class Reader {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    Reader(String text) {
      this.text = text;
    }

    Csv read(String file) throws RosterFault {
      while (at < text.length()) {
        Row row = row(file);
        if (!row.isBlank()) {
          rows.add(row);
        }
        if (rows.size() > MAX_ROWS) {
          throw new RosterFault(file + " 行数过多 / has more than " + MAX_ROWS + " rows: split it");
        }
      }
      return new Csv(List.copyOf(rows));
    }

    private Row row(String file) throws RosterFault {
      int began = line;
      List<String> cells = new ArrayList<>();
      boolean more = true;
      while (more) {
        cells.add(at < text.length() && text.charAt(at) == '"' ? quoted(file) : plain());
        more = at < text.length() && text.charAt(at) == ',';
        if (more) {
          at++;
        }
      }
      lineEnd(file);
      return new Row(began, List.copyOf(cells));
    }

    private String plain() {
      int start = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private String quoted(String file) throws RosterFault {
      int began = line;
      StringBuilder cell = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '"') {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          cell.append('"');
          at++;
        } else {
          return cell.toString().strip();
        }
      }
      throw new RosterFault(
          file + ", 第 " + began + " 行 / line " + began + ": 引号未闭合 / a quote is not closed");
    }

    private void lineEnd(String file) throws RosterFault {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      } else if (at < text.length() && text.charAt(at - 1) != '\r') {
        throw new RosterFault(
            file
                + ", 第 "
                + line
                + " 行 / line "
                + line
                + ": 引号之后还有文字 / text follows a closing quote");
      }
      line++;
    }
  }
}
