package io.shuijing.dock.office;

import java.nio.charset.StandardCharsets;

/**
 * A file that is to be written.
 *
 * @param path below the office's folder, or a plain name
 * @param content whole
 * @param secret only its owner may read it (mode 0600)
 */
public record KeyFile(String path, byte[] content, boolean secret) {

  static KeyFile open(String path, String content) {
    return new KeyFile(path, content.getBytes(StandardCharsets.UTF_8), false);
  }

  static KeyFile secret(String path, String content) {
    return new KeyFile(path, content.getBytes(StandardCharsets.UTF_8), true);
  }
}
