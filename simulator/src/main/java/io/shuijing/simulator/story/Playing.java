package io.shuijing.simulator.story;

import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.body.Signal;
import io.shuijing.simulator.plan.Outcome;
import io.shuijing.simulator.shift.Stage;
import io.shuijing.simulator.story.Sentence.Course;
import io.shuijing.simulator.story.Sentence.Expectation;
import io.shuijing.simulator.story.Sentence.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Plays one story: sentence after sentence on a stage, in its virtual time. */
public final class Playing {
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final Instant MORNING = Instant.parse("2026-04-12T01:55:00Z");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final long NEXT_MS = 5_000;
  private static final long LOOK_MS = 500;
  private static final long PATIENCE_MS = 20 * 60_000;

  private final Story story;
  private final Consumer<String> out;
  private final Instant began;
  private final Stage stage;
  private final Findable found;
  private final List<Wrong> wrongs = new ArrayList<>();
  private int next;

  private Playing(Story story, Consumer<String> out) {
    this.story = story;
    this.out = out;
    this.began = began(story);
    this.stage = new Stage(began, new Told());
    this.found = new Findable(stage);
  }

  /** What is not as the story says: one line, with its place. */
  public record Wrong(String message) {}

  /**
   * Plays it; everything that happens goes line by line to {@code out}.
   *
   * @return what was not as expected; empty if all was
   */
  public static List<Wrong> play(Story story, Consumer<String> out) {
    Playing playing = new Playing(story, out);
    Optional<Outcome.Failure> failure = playing.stage.play(playing::next);
    failure.ifPresent(violated -> playing.wrong(violated.invariant() + ": " + violated.message()));
    return List.copyOf(playing.wrongs);
  }

  // a few minutes before the first time that is named
  private static Instant began(Story story) {
    for (Story.Line line : story.lines()) {
      if (line.timing() instanceof Timing.At at) {
        LocalDateTime first = MORNING.atOffset(CHINA).toLocalDate().atTime(at.time());
        return first.minusSeconds(NEXT_MS / 1_000).toInstant(CHINA);
      }
    }
    return MORNING;
  }

  private LocalDateTime now() {
    return at(stage.nowMs());
  }

  private LocalDateTime at(long ms) {
    return LocalDateTime.ofInstant(began.plusMillis(ms), CHINA);
  }

  private void next() {
    if (next == story.lines().size()) {
      stage.end();
      return;
    }
    Story.Line line = story.lines().get(next++);
    if (line.sentence() instanceof Expectation expectation) {
      look(line, expectation);
      stage.after(0, this::next);
      return;
    }
    Optional<Long> waitMs = waitMs(line);
    if (waitMs.isEmpty()) {
      wrong(place(line) + story.tongue().say("这一时刻已过：", "that time is over: ") + line.text());
      stage.end();
      return;
    }
    stage.after(waitMs.get(), () -> happen(line));
  }

  private Optional<Long> waitMs(Story.Line line) {
    return switch (line.timing()) {
      case Timing.Next _ -> Optional.of(NEXT_MS);
      case Timing.After(Duration time) -> Optional.of(time.toMillis());
      case Timing.At at -> {
        long ms = Duration.between(now(), at.after(now())).toMillis();
        yield ms < 0 ? Optional.empty() : Optional.of(ms);
      }
    };
  }

  private void happen(Story.Line line) {
    say("▸ " + line.text());
    if (line.sentence() instanceof Happening happening) {
      Course course = happening.deed().begin(stage, line.values());
      await(line, course, stage.nowMs() + PATIENCE_MS);
    }
  }

  private void await(Story.Line line, Course course, long untilMs) {
    if (course.isOver().getAsBoolean()) {
      course.ending().run();
      next();
    } else if (stage.nowMs() >= untilMs) {
      say(
          "  "
              + story.tongue().say("等了 20 分钟仍未完成；采集站 ", "not done after 20 minutes; bay ")
              + stage.bay());
      next();
    } else {
      stage.after(LOOK_MS, () -> await(line, course, untilMs));
    }
  }

  private void look(Story.Line line, Expectation expectation) {
    Optional<String> otherwise = expectation.look().at(found, line.values());
    if (otherwise.isEmpty()) {
      out.accept("✓ " + line.text());
    } else {
      wrong(place(line) + line.text() + story.tongue().say("；实际：", "; found: ") + otherwise.get());
    }
  }

  private String place(Story.Line line) {
    return story.file() + ":" + line.number() + ": ";
  }

  private void wrong(String message) {
    wrongs.add(new Wrong(message));
    out.accept("✗ " + message);
  }

  private void say(String what) {
    long day = Duration.between(at(0).toLocalDate().atStartOfDay(), now()).toDays();
    out.accept((day == 0 ? "" : "+" + day + " ") + now().format(CLOCK) + "  " + what);
  }

  private final class Told implements Stage.Audience {
    @Override
    public void light(Optional<Signal> signal) {
      say("    " + story.tongue().say("指示灯 ", "light   ") + signal.map(Enum::name).orElse("OFF"));
    }

    @Override
    public void wrote(StoredRecord record) {
      if (!(record.entry() instanceof Entry.Segment) && !(record.entry() instanceof Entry.Alive)) {
        say("    " + story.tongue().say("日志   ", "journal ") + RecordWords.of(record));
      }
    }

    @Override
    public void bay(String state) {
      if (!state.equals("off")) {
        say("    " + story.tongue().say("采集站 ", "bay     ") + state);
      }
    }
  }
}
