package io.shuijing.simulator.story;

import io.shuijing.simulator.body.Touch;
import io.shuijing.simulator.plan.PartFault;
import io.shuijing.simulator.shift.Hands;
import io.shuijing.simulator.shift.Stage;
import io.shuijing.simulator.story.Sentence.Course;
import io.shuijing.simulator.story.Sentence.Deed;
import io.shuijing.simulator.story.Sentence.Happening;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Everything that may happen in a story. */
final class Happenings {
  private static final long KIB = 1024;
  private static final long QUESTIONS_BEFORE_RESTART = 8;

  private Happenings() {}

  static List<Sentence> all() {
    return List.of(
        happening("在采集站领取，任务 {word}", "checked out at the dock, assignment {word}", checkOut()),
        happening("归还", "returned to the dock", giveBack()),
        at("放进采集站", "put into the dock", Hands::plug),
        at("从采集站取出", "taken out of the dock", Hands::pull),
        at("到达现场，按下按钮", "arrives and presses the button", press(Touch.SHORT)),
        at("按下按钮", "presses the button", press(Touch.SHORT)),
        at("再次按下按钮", "presses the button again", press(Touch.SHORT)),
        at("短按标记", "marks the moment", press(Touch.SHORT)),
        happening("长按结束", "ends the recording with a long press", longPress()),
        at("开机", "switches it on", Hands::switchOn),
        at(
            "在车上充电，还没就绪就按下按钮",
            "charges in the car and presses before it is ready",
            Hands::pressWhileStarting),
        happening("电池耗尽", "the battery dies", emptied()),
        at("在车上充电", "charges in the car", Hands::chargeInTheCar),
        at(
            "时钟电池没电，时间回到 1970 年",
            "the clock loses its time and says 1970",
            part(PartFault.TIME_LOST)),
        counted("时钟忽然快了 {n} 秒", "the clock jumps {n} seconds ahead", PartFault.STEP),
        at("编码器崩溃", "the encoder dies", part(PartFault.CAMERA_DIES)),
        counted("丢失 {n} 秒画面", "{n} seconds of pictures are lost", PartFault.PICTURES_LOST),
        counted("照片生成失败 {n} 秒", "stills fail for {n} seconds", PartFault.STILLS_FAIL),
        counted("扬声器坏了 {n} 秒", "the speaker is broken for {n} seconds", PartFault.SPEAKER_BROKEN),
        counted("签名密钥失声 {n} 秒", "the key does not sign for {n} seconds", PartFault.KEY_SILENT),
        at("记录仪程序崩溃", "the recorder's program dies", part(PartFault.RECORDER_KILLED)),
        sized("存储卡只剩 {n} KB", "the card has {n} KB left", Hands::fillCard),
        at("存储卡腾出了空间", "the card has room again", Hands::makeRoomOnCard),
        sized("单位存储只剩 {n} KB", "the office's store has {n} KB left", Hands::fillStore),
        at("单位存储扩容了", "the office's store has room again", Hands::makeRoomInStore),
        at(
            "下次卸载时采集站会重启",
            "the dock will restart while offloading",
            hands -> hands.restartDockAfter(QUESTIONS_BEFORE_RESTART)),
        happening(
            "下次卸载时会被拔下 {n} 次，每次 {n} 秒后插回",
            "it will be unplugged {n} times while offloading, put back after {n} seconds",
            (stage, values) -> {
              stage.hands().unplugOften(number(values, 0), Duration.ofSeconds(number(values, 1)));
              return Course.AT_ONCE;
            }));
  }

  private static Happening happening(String zh, String en, Deed deed) {
    return new Happening(Form.of(zh), Form.of(en), deed);
  }

  private static Happening at(String zh, String en, Consumer<Hands> what) {
    return happening(
        zh,
        en,
        (stage, _) -> {
          what.accept(stage.hands());
          return Course.AT_ONCE;
        });
  }

  private interface Sized {
    void to(Hands hands, long bytes);
  }

  private static Happening sized(String zh, String en, Sized what) {
    return happening(
        zh,
        en,
        (stage, values) -> {
          what.to(stage.hands(), number(values, 0) * KIB);
          return Course.AT_ONCE;
        });
  }

  private static Happening counted(String zh, String en, PartFault kind) {
    return happening(
        zh,
        en,
        (stage, values) -> {
          stage.hands().strike(kind, number(values, 0) * 1_000L);
          return Course.AT_ONCE;
        });
  }

  private static Consumer<Hands> press(Touch touch) {
    return hands -> hands.press(touch);
  }

  private static Consumer<Hands> part(PartFault kind) {
    return hands -> hands.strike(kind, 0);
  }

  private static Deed checkOut() {
    return (stage, values) -> {
      long before = stage.letGo();
      stage.hands().order(values.get(0));
      stage.hands().plug();
      return new Course(() -> stage.letGo() > before, stage.hands()::pull);
    };
  }

  private static Deed giveBack() {
    return (stage, _) -> {
      stage.hands().plug();
      return Course.until(() -> settled(stage));
    };
  }

  private static boolean settled(Stage stage) {
    return stage.bay().equals("releasable") || stage.bay().equals("quarantined");
  }

  private static Deed longPress() {
    return (stage, _) -> {
      stage.hands().press(Touch.LONG);
      return Course.until(() -> !List.of("recording", "closing").contains(stage.doing()));
    };
  }

  private static Deed emptied() {
    return (stage, _) -> {
      stage.hands().strike(PartFault.SAG, 0);
      return Course.until(() -> stage.light().isEmpty());
    };
  }

  private static int number(List<String> values, int at) {
    return Integer.parseInt(values.get(at));
  }
}
