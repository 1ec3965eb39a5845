package io.shuijing.simulator.recorder;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.place.Positioning.Fix;
import io.shuijing.simulator.body.SimulatedButton;
import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.capture.CameraControl;
import io.shuijing.simulator.capture.SimulatedCamera;
import io.shuijing.simulator.link.PluggedLink;
import io.shuijing.simulator.place.SimulatedPositioning;
import io.shuijing.simulator.power.SimulatedBattery;
import io.shuijing.simulator.sound.SpeakerControl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The handles of a simulated recorder, one line each: {@code press}, {@code double}, {@code hold},
 * {@code down}, {@code up}, {@code plug}, {@code pull}, {@code battery PERMILLE}, {@code fix
 * LATITUDE LONGITUDE}, {@code no-fix}, {@code speaker broken|repaired}, {@code encoder kill|stall}.
 * What cannot be done is answered by {@code control-refused LINE: why}.
 */
final class Controls {
  private final SimulatedButton button;
  private final SimulatedBattery battery;
  private final SimulatedPositioning sky;
  private final PluggedLink link;
  private final Camera camera;
  private final SpeakerControl speaker;

  Controls(
      SimulatedButton button,
      SimulatedBattery battery,
      SimulatedPositioning sky,
      PluggedLink link,
      Camera camera,
      SpeakerControl speaker) {
    this.button = button;
    this.battery = battery;
    this.sky = sky;
    this.link = link;
    this.camera = camera;
    this.speaker = speaker;
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
      case "down" -> button.move(true);
      case "up" -> button.move(false);
      case "plug" -> plug();
      case "pull" -> link.pull();
      case "battery" -> battery.set(Integer.parseInt(words[1]));
      case "fix" ->
          sky.stand(new Fix(Double.parseDouble(words[1]), Double.parseDouble(words[2]), 5, 0));
      case "no-fix" -> sky.lose();
      case "speaker" -> speaker(words[1]);
      case "encoder" -> encoder(words[1]);
      default -> throw new IllegalArgumentException("no such control");
    }
  }

  private void touch(Touch touch) throws InterruptedException {
    boolean down = true;
    for (long ms : touch.lengthsMs()) {
      button.move(down);
      Thread.sleep(ms);
      down = !down;
    }
    button.move(false);
  }

  private void plug() throws HardwareFault {
    link.plug();
    System.out.println("plugged");
  }

  private void speaker(String state) {
    switch (state) {
      case "broken" -> speaker.breakDown("switched off by hand");
      case "repaired" -> speaker.repair();
      default -> throw new IllegalArgumentException("broken or repaired");
    }
  }

  private void encoder(String fate) throws IOException {
    if (!(camera instanceof SimulatedCamera simulated)) {
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
