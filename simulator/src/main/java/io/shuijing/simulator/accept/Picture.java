package io.shuijing.simulator.accept;

import io.shuijing.hal.sound.Wav;
import io.shuijing.simulator.accept.Material.ClockSample;
import io.shuijing.simulator.accept.Material.Heard;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Charts as PNG, without any text in them: what they mean stands beside them on the page, in its
 * language and its letters.
 */
final class Picture {
  static final int WIDTH = 1360;
  static final int HEIGHT = 300;

  private static final Color INK = new Color(0x1f, 0x4e, 0x79);
  private static final Color PROMPT = new Color(0xff, 0xe0, 0x8a);
  private static final Color RULE = new Color(0xc8, 0xcf, 0xd6);
  private static final Color BAR = new Color(0x7a, 0xa6, 0xcc);
  private static final double MARGIN = 12;

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D pen = image.createGraphics();

  private Picture() {
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    pen.setStroke(new BasicStroke(2));
  }

  /** Loudness over time; the prompt's place is shaded. */
  static byte[] waveform(Heard heard) throws IOException {
    Picture picture = new Picture();
    Wav sound = heard.recording();
    double perMs = WIDTH / (double) Math.max(1, sound.durationMs());
    if (heard.match().found()) {
      picture.pen.setColor(PROMPT);
      picture.pen.fill(
          new Rectangle2D.Double(
              heard.match().positionMs() * perMs, 0, heard.promptMs() * perMs, HEIGHT));
    }
    picture.line(0, HEIGHT / 2.0, WIDTH, HEIGHT / 2.0, RULE);
    picture.envelope(sound.samples());
    return picture.png();
  }

  private void envelope(short[] samples) {
    double scale = (HEIGHT / 2.0 - MARGIN) / peak(samples);
    for (int x = 0; x < WIDTH; x++) {
      int from = (int) ((long) x * samples.length / WIDTH);
      int to = (int) ((x + 1L) * samples.length / WIDTH);
      int low = 0;
      int high = 0;
      for (int i = from; i < to; i++) {
        low = Math.min(low, samples[i]);
        high = Math.max(high, samples[i]);
      }
      double middle = HEIGHT / 2.0;
      line(x, middle - high * scale, x, middle - low * scale, INK);
    }
  }

  private static int peak(short[] samples) {
    int peak = 1;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /** How far up and down the clock's chart reaches, in milliseconds. */
  static double clockReachMs(List<ClockSample> samples) {
    return samples.stream()
        .mapToDouble(s -> Math.abs(s.offsetMs()) + s.roundTripMs() / 2.0 + 1)
        .max()
        .orElse(1);
  }

  /** Offset over time, each with how far it may be off. */
  static byte[] clock(List<ClockSample> samples) throws IOException {
    Picture picture = new Picture();
    double reach = clockReachMs(samples);
    double middle = HEIGHT / 2.0;
    double perMs = (middle - MARGIN) / reach;
    double last = Math.max(1, samples.getLast().afterMs());
    picture.line(0, middle, WIDTH, middle, RULE);
    for (ClockSample sample : samples) {
      double x = 3 * MARGIN + sample.afterMs() / last * (WIDTH - 6 * MARGIN);
      double y = middle - sample.offsetMs() * perMs;
      double give = (sample.roundTripMs() / 2.0 + 1) * perMs;
      picture.line(x, y - give, x, y + give, BAR);
      picture.line(x - 8, y - give, x + 8, y - give, BAR);
      picture.line(x - 8, y + give, x + 8, y + give, BAR);
      picture.pen.setColor(INK);
      picture.pen.fill(new Ellipse2D.Double(x - 7, y - 7, 14, 14));
    }
    return picture.png();
  }

  private void line(double x1, double y1, double x2, double y2, Color colour) {
    pen.setColor(colour);
    pen.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private byte[] png() throws IOException {
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
