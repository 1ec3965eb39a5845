package io.shuijing.simulator.recorder;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.simulator.body.SimulatedButton;
import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.capture.CameraControl;
import io.shuijing.simulator.capture.LensControl;
import io.shuijing.simulator.capture.SimulatedCamera;
import io.shuijing.simulator.link.PluggedLink;
import io.shuijing.simulator.place.SimulatedPositioning;
import io.shuijing.simulator.power.SimulatedBattery;
import io.shuijing.simulator.sound.Room;
import io.shuijing.simulator.sound.SpeakerControl;
import io.shuijing.simulator.storage.CardControl;
import io.shuijing.simulator.time.ControlledClocks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The handles of a simulated recorder, one line each: {@code press}, {@code double}, {@code hold},
 * {@code down}, {@code up}, {@code plug}, {@code pull}, {@code battery PERMILLE}, {@code fix
 * LATITUDE LONGITUDE}, {@code no-fix}, {@code speaker broken|repaired}, {@code microphone
 * muted|open}, {@code lens clear|covered|frozen}, {@code encoder kill|stall}, {@code card
 * good|full|read-only|gone|fails-flush}, {@code clock jump SECONDS}, {@code clock lose}. What
 * cannot be done is answered by {@code control-refused LINE: why}.
 */
final class Controls {
  private final Body body;
  private final Senses senses;
  private final Insides insides;

  /** What a hand touches. */
  record Body(SimulatedButton button, PluggedLink link) {}

  /**
   * What it sees, hears and says.
   *
   * @param lens empty if its pictures come from no scene
   */
  record Senses(
      Camera camera,
      Optional<LensControl> lens,
      Room room,
      SpeakerControl speaker,
      SimulatedPositioning sky) {}

  /** What it lives on. */
  record Insides(SimulatedBattery battery, CardControl card, ControlledClocks clocks) {}

  Controls(Body body, Senses senses, Insides insides) {
    this.body = body;
    this.senses = senses;
    this.insides = insides;
  }

  /** Obeys lines until there are no more. */
  void obey(InputStream lines) {
    Thread.ofPlatform().daemon().name("controls").start(() -> readAll(lines));
  }

  private void readAll(InputStream lines) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        tryLine(line.strip());
      }
    } catch (IOException e) {
      System.out.println("control-refused : standard input is gone: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tryLine(String line) throws InterruptedException {
    try {
      obeyLine(line.split(" "));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.out.println("control-refused " + line + ": " + e.getMessage());
    }
  }

  private void obeyLine(String[] words) throws IOException, InterruptedException {
    switch (words[0]) {
      case "press" -> touch(Touch.SHORT);
      case "double" -> touch(Touch.DOUBLE);
      case "hold" -> touch(Touch.LONG);
      case "down" -> body.button().move(true);
      case "up" -> body.button().move(false);
      case "plug" -> plug();
      case "pull" -> body.link().pull();
      case "battery" -> insides.battery().set(Integer.parseInt(words[1]));
      case "fix" ->
          senses
              .sky()
              .stand(new Fix(Double.parseDouble(words[1]), Double.parseDouble(words[2]), 5, 0));
      case "no-fix" -> senses.sky().lose();
      case "speaker" -> speaker(words[1]);
      case "microphone" -> microphone(words[1]);
      case "lens" -> lens(words[1]);
      case "encoder" -> encoder(words[1]);
      case "card" -> card(words[1]);
      case "clock" -> clock(words);
      default -> throw new IllegalArgumentException("no such control");
    }
  }

  private void touch(Touch touch) throws InterruptedException {
    boolean down = true;
    for (long ms : touch.lengthsMs()) {
      body.button().move(down);
      Thread.sleep(ms);
      down = !down;
    }
    body.button().move(false);
  }

  private void plug() throws HardwareFault {
    body.link().plug();
    System.out.println("plugged");
  }

  private void speaker(String state) {
    switch (state) {
      case "broken" -> senses.speaker().breakDown("switched off by hand");
      case "repaired" -> senses.speaker().repair();
      default -> throw new IllegalArgumentException("broken or repaired");
    }
  }

  private void microphone(String state) {
    switch (state) {
      case "muted" -> senses.room().mute(true);
      case "open" -> senses.room().mute(false);
      default -> throw new IllegalArgumentException("muted or open");
    }
  }

  private void lens(String sees) {
    LensControl lens =
        senses
            .lens()
            .orElseThrow(
                () -> new IllegalArgumentException("no lens: the recorder needs 'input = scene'"));
    lens.show(
        switch (sees) {
          case "clear" -> LensControl.View.CLEAR;
          case "covered" -> LensControl.View.COVERED;
          case "frozen" -> LensControl.View.FROZEN;
          default -> throw new IllegalArgumentException("clear, covered or frozen");
        });
  }

  private void card(String state) {
    CardControl card = insides.card();
    switch (state) {
      case "good" -> card.become(CardControl.Condition.GOOD);
      case "full" -> card.become(CardControl.Condition.FULL);
      case "read-only" -> card.become(CardControl.Condition.READ_ONLY);
      case "gone" -> card.become(CardControl.Condition.GONE);
      case "fails-flush" -> card.failNextFlush();
      default -> throw new IllegalArgumentException("good, full, read-only, gone or fails-flush");
    }
  }

  private void clock(String[] words) {
    switch (words[1]) {
      case "jump" -> insides.clocks().jump(Duration.ofSeconds(Long.parseLong(words[2])));
      case "lose" -> insides.clocks().lose();
      default -> throw new IllegalArgumentException("jump SECONDS or lose");
    }
  }

  private void encoder(String fate) throws IOException {
    if (!(senses.camera() instanceof SimulatedCamera simulated)) {
      throw new IllegalArgumentException("there is no encoder");
    }
    CameraControl control = simulated.control();
    switch (fate) {
      case "kill" -> control.killEncoder();
      case "stall" -> control.stallEncoder();
      default -> throw new IllegalArgumentException("kill or stall");
    }
  }
}
