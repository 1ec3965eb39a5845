package io.shuijing.hal.link;

import io.shuijing.hal.HardwareFault;

/**
 * The other side is gone, refused, or broke the rules of the link. Connect again and ask again.
 *
 * <p>Its part is {@code link}, its fault one of
 *
 * <ul>
 *   <li>{@code gone}: unplugged, closed, or ended by the other side
 *   <li>{@code silent}: nothing came, or nothing was taken, for as long as we are patient
 *   <li>{@code refused}: one side does not accept the other's certificate
 *   <li>{@code busy}: the recorder serves another dock
 *   <li>{@code broken}: what came is not what this link speaks
 *   <li>{@code occupied}: another program holds the port
 *   <li>{@code not-permitted}: this user may not open the port
 *   <li>{@code unusable}: the port is none, or cannot be set as it is asked
 *   <li>{@code unknown-host}: no machine of that name
 * </ul>
 */
public class LinkLost extends HardwareFault {
  private static final long serialVersionUID = 1L;

  /**
   * A loss that nothing else has caused.
   *
   * @param fault one of the words above
   * @param message one line for a person
   */
  public LinkLost(String fault, String message) {
    super("link", fault, message);
  }

  /** As {@link #LinkLost(String, String)}, with what caused it. */
  public LinkLost(String fault, String message, Throwable cause) {
    super("link", fault, message, cause);
  }
}
