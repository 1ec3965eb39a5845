package io.shuijing.simulator.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.hal.contract.SpeakerContract;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class RoomTest {
  private static final Background SILENCE = new Background.Silence();

  @Test
  void what_a_speaker_plays_is_heard_whole_and_at_its_level() throws Exception {
    try (Room room = Room.open(SILENCE);
        Ear ear = new Ear(room)) {
      ear.hear(100);
      new SimulatedSpeaker(room, -6).play(SpeakerContract.tone(200), _ -> {});
      short[] heard = ear.hear(1_500);
      int first = firstSound(heard);
      int last = heard.length - 1 - firstSound(reversed(heard));
      assertThat(last - first).isBetween(9_500, 9_600);
      assertThat(peak(heard)).isBetween(7_900, 8_100);
    }
  }

  @Test
  void two_listeners_hear_the_same_sound() throws Exception {
    try (Room room = Room.open(SILENCE);
        Ear one = new Ear(room);
        Ear other = new Ear(room)) {
      one.hear(40);
      other.hear(40);
      new SimulatedSpeaker(room, 0).play(SpeakerContract.tone(100), _ -> {});
      assertThat(peak(one.hear(1_000))).isEqualTo(peak(other.hear(1_000))).isGreaterThan(15_000);
    }
  }

  @Test
  void each_listener_hears_the_background_from_its_beginning() throws Exception {
    try (Room room = Room.open(new Background.ToneAndNoise(440, -30, -40, 7));
        Ear one = new Ear(room)) {
      short[] first = one.hear(200);
      try (Ear later = new Ear(room)) {
        assertThat(later.hear(200)).isEqualTo(first);
      }
      double rms = Math.sqrt(meanSquare(first)) / 32_768;
      assertThat(20 * Math.log10(rms)).isBetween(-31.0, -28.5);
    }
  }

  @Test
  void loud_sounds_are_limited_and_do_not_wrap_around() throws Exception {
    try (Room room = Room.open(SILENCE);
        Ear ear = new Ear(room)) {
      ear.hear(40);
      new SimulatedSpeaker(room, 12).play(SpeakerContract.tone(100), _ -> {});
      short[] heard = ear.hear(1_000);
      int largestStep = 0;
      for (int i = 1; i < heard.length; i++) {
        largestStep = Math.max(largestStep, Math.abs(heard[i] - heard[i - 1]));
      }
      assertThat(peak(heard)).isGreaterThanOrEqualTo(32_767);
      // Where the tone breaks off it steps by 11,000; wrapped around it would by 65,000.
      assertThat(largestStep).isLessThan(12_000);
    }
  }

  @Test
  void a_broken_speaker_falls_silent_in_the_room() throws Exception {
    try (Room room = Room.open(SILENCE);
        Ear ear = new Ear(room)) {
      SimulatedSpeaker speaker = new SimulatedSpeaker(room, 0);
      ear.hear(40);
      CompletableFuture<Object> outcome = new CompletableFuture<>();
      speaker.play(SpeakerContract.tone(60_000), outcome::complete);
      while (peak(ear.hear(20)) == 0) {
        // The sound has not begun yet.
      }
      speaker.control().breakDown("cable torn");
      outcome.join();
      ear.hear(1_000);
      assertThat(peak(ear.hear(100))).isZero();
    }
  }

  @Test
  void a_listener_that_leaves_is_forgotten_and_one_that_sleeps_disturbs_nobody() throws Exception {
    try (Room room = Room.open(new Background.ToneAndNoise(440, -30, -40, 7));
        Ear sleeping = new Ear(room);
        Ear awake = new Ear(room)) {
      Ear leaving = new Ear(room);
      leaving.hear(40);
      leaving.close();
      while (room.listeners() > 2) {
        awake.hear(20);
      }
      assertThat(awake.hear(500)).hasSize(24_000);
      assertThat(sleeping.hear(20)).hasSize(960);
    }
  }

  @Test
  void a_closed_room_lets_its_listeners_go_and_takes_no_more() throws Exception {
    Room room = Room.open(SILENCE);
    try (Ear ear = new Ear(room)) {
      ear.hear(40);
      room.close();
      assertThatThrownBy(() -> ear.hear(10_000)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> hearOnce(room)).isInstanceOf(IOException.class);
  }

  private static void hearOnce(Room room) throws IOException {
    try (Ear late = new Ear(room)) {
      late.hear(20);
    }
  }

  private static short[] reversed(short[] samples) {
    short[] reversed = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      reversed[i] = samples[samples.length - 1 - i];
    }
    return reversed;
  }

  private static int firstSound(short[] samples) {
    int at = 0;
    while (at < samples.length && Math.abs(samples[at]) < 100) {
      at++;
    }
    return at;
  }

  private static int peak(short[] samples) {
    int peak = 0;
    for (short sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  private static double meanSquare(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return sum / samples.length;
  }

  /** Listens to a room. */
  private static final class Ear implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;

    Ear(Room room) throws IOException {
      socket = new Socket(room.microphone().getAddress(), room.microphone().getPort());
      socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
      in = new DataInputStream(socket.getInputStream());
    }

    short[] hear(int millis) throws IOException {
      byte[] bytes = new byte[2 * Room.SAMPLES_PER_SECOND * millis / 1000];
      in.readFully(bytes);
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return samples;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
