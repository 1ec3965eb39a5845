package io.shuijing.simulator.bench;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.media.Telemetry;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/**
 * What the recorder has just sealed, opened with the office's key: so the picture that a technician
 * sees is the one that a court will see, about one segment late.
 */
final class Sight {
  private static final int WIDTH = 640;

  private final Path card;
  private final AgeIdentity office;
  private byte[] head = {};
  private byte[] newest = {};

  Sight(Path card, AgeIdentity office) {
    this.card = card;
    this.office = office;
  }

  /** Takes a segment in; what leads it, if it has pictures and is still on the card. */
  synchronized Optional<Telemetry> see(Segment segment) {
    if (segment.stream() != Stream.AV) {
      return Optional.empty();
    }
    try {
      byte[] plain = office.open(sealed(segment));
      if (segment.index() == 0) {
        head = plain;
        newest = new byte[0];
        return Optional.empty();
      }
      newest = Arrays.copyOfRange(plain, Telemetry.boxLength(plain), plain.length);
      return Optional.of(Telemetry.leading(plain));
    } catch (IOException | Malformed e) {
      Logger.debug("segment {} cannot be shown: {}", segment.index(), e.getMessage());
      return Optional.empty();
    }
  }

  private byte[] sealed(Segment segment) throws IOException {
    try (InputStream in = Files.newInputStream(card.resolve(TrackFormat.path(segment)))) {
      in.skipNBytes(segment.at().offset());
      return in.readNBytes((int) segment.sealed().bytes());
    }
  }

  /** The first picture of the newest segment as JPEG; empty if there is none. */
  Optional<byte[]> picture() throws IOException, InterruptedException {
    byte[] movie = movie();
    if (movie.length == 0) {
      return Optional.empty();
    }
    Process ffmpeg =
        new ProcessBuilder(
                List.of(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-f",
                    "mp4",
                    "-i",
                    "pipe:0",
                    "-frames:v",
                    "1",
                    "-vf",
                    "scale=" + WIDTH + ":-2",
                    "-f",
                    "mjpeg",
                    "pipe:1"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread.ofVirtual().start(() -> feed(ffmpeg, movie));
    try (InputStream jpeg = ffmpeg.getInputStream()) {
      byte[] picture = jpeg.readAllBytes();
      return ffmpeg.waitFor() == 0 && picture.length > 0 ? Optional.of(picture) : Optional.empty();
    } finally {
      ffmpeg.destroyForcibly();
    }
  }

  private synchronized byte[] movie() {
    if (head.length == 0 || newest.length == 0) {
      return new byte[0];
    }
    ByteArrayOutputStream movie = new ByteArrayOutputStream(head.length + newest.length);
    movie.writeBytes(head);
    movie.writeBytes(newest);
    return movie.toByteArray();
  }

  private static void feed(Process ffmpeg, byte[] movie) {
    try (OutputStream out = ffmpeg.getOutputStream()) {
      out.write(movie);
    } catch (IOException e) {
      Logger.debug("ffmpeg had seen enough: {}", e.getMessage());
    }
  }
}
