package io.shuijing.simulator.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.SpeakerContract;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.sound.Speaker.Outcome;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SimulatedSpeakerTest implements SpeakerContract {
  private Room room;

  @BeforeEach
  void open() throws Exception {
    room = Room.open(new Background.Silence());
  }

  @AfterEach
  void close() throws Exception {
    room.close();
  }

  @Override
  public Speaker speaker() {
    return new SimulatedSpeaker(room, SimulatedSpeaker.USUAL_GAIN_DB);
  }

  @Test
  void a_broken_speaker_tells_why_and_is_heard_again_after_repair() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    SimulatedSpeaker speaker = new SimulatedSpeaker(room, 0);
    speaker.control().breakDown("cable torn");
    speaker.play(SpeakerContract.tone(100), outcomes::add);
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Failed("cable torn"));

    speaker.control().repair();
    speaker.play(SpeakerContract.tone(100), outcomes::add);
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Played());
  }

  @Test
  void a_speaker_that_breaks_while_it_plays_fails_at_once() throws Exception {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    SimulatedSpeaker speaker = new SimulatedSpeaker(room, 0);
    speaker.play(SpeakerContract.tone(60_000), outcomes::add);
    speaker.control().breakDown("battery empty");
    assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(new Outcome.Failed("battery empty"));
  }
}
