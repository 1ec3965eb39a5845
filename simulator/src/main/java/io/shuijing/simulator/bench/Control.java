package io.shuijing.simulator.bench;

/**
 * What a technician can do, in the order in which the page shows it. The words are what is sent,
 * saved and replayed; {@code N} stands for a number that the technician chooses.
 */
enum Control {
  PRESS(Group.BUTTON, "press", "短按", "press"),
  DOUBLE(Group.BUTTON, "double", "双击", "double press"),
  HOLD(Group.BUTTON, "hold", "长按", "hold"),
  DOWN(Group.BUTTON, "down", "按住不放", "keep down"),
  UP(Group.BUTTON, "up", "松开", "let go"),
  CUT(Group.POWER, "power cut", "断电", "cut the power"),
  ON(Group.POWER, "power on", "上电", "power on"),
  CHARGE(Group.POWER, "battery N", "电量", "charge"),
  PLUG(Group.DOCK, "plug", "放入采集位", "put into the bay"),
  PULL(Group.DOCK, "pull", "拔出", "pull out"),
  ASSIGN(Group.DOCK, "order", "下达任务", "lay an order"),
  DOCK_KILLED(Group.DOCK, "dock kill", "采集站断电", "kill the dock"),
  DOCK_ON(Group.DOCK, "dock own", "启动本机关采集站", "start the office's dock"),
  STRANGER(Group.DOCK, "dock stranger", "换成陌生采集站", "put a stranger's dock there"),
  CARD_GOOD(Group.CARD, "card good", "存储卡正常", "card good"),
  CARD_FULL(Group.CARD, "card full", "存储卡已满", "card full"),
  CARD_READ_ONLY(Group.CARD, "card read-only", "存储卡只读", "card read-only"),
  CARD_GONE(Group.CARD, "card gone", "取出存储卡", "take the card out"),
  FLUSH(Group.CARD, "card fails-flush", "一次落盘失败", "one flush fails"),
  FLIP(Group.CARD, "card flip-bit", "翻转一位", "flip a bit"),
  KEEP(Group.CARD, "card keep", "备份存储卡", "keep a copy of the card"),
  OLDER(Group.CARD, "card put-older", "换回旧存储卡", "put the older card in"),
  LENS_CLEAR(Group.SENSES, "lens clear", "镜头正常", "lens clear"),
  LENS_COVERED(Group.SENSES, "lens covered", "遮住镜头", "cover the lens"),
  LENS_FROZEN(Group.SENSES, "lens frozen", "画面冻结", "freeze the picture"),
  MICROPHONE_OPEN(Group.SENSES, "microphone open", "麦克风正常", "microphone open"),
  MICROPHONE_MUTED(Group.SENSES, "microphone muted", "麦克风静音", "mute the microphone"),
  SPEAKER_GOOD(Group.SENSES, "speaker repaired", "扬声器正常", "speaker good"),
  SPEAKER_BROKEN(Group.SENSES, "speaker broken", "扬声器损坏", "break the speaker"),
  ENCODER_KILLED(Group.SENSES, "encoder kill", "编码器退出", "kill the encoder"),
  ENCODER_STALLED(Group.SENSES, "encoder stall", "编码器停滞", "stall the encoder"),
  CLOCK_JUMPS(Group.TIME, "clock jump N", "时钟跳变（秒）", "clock jumps (s)"),
  CLOCK_LOST(Group.TIME, "clock lose", "时钟丢失", "clock lost"),
  FIX(Group.TIME, "fix 34.167 112.842", "卫星定位恢复", "satellites found"),
  NO_FIX(Group.TIME, "no-fix", "失去定位", "satellites lost"),
  VERIFY(Group.PROOF, "verify", "核验档案", "verify the archive");

  private final Group group;
  private final String words;
  private final String zh;
  private final String en;

  Control(Group group, String words, String zh, String en) {
    this.group = group;
    this.words = words;
    this.zh = zh;
    this.en = en;
  }

  /** What belongs together on the page. */
  enum Group {
    BUTTON("按键", "button"),
    POWER("电源", "power"),
    DOCK("采集站", "dock"),
    CARD("存储卡", "card"),
    SENSES("镜头、麦克风、扬声器", "lens, microphone, speaker"),
    TIME("时钟与定位", "clock and place"),
    PROOF("核验", "verification");

    private final String zh;
    private final String en;

    Group(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    String zh() {
      return zh;
    }

    String en() {
      return en;
    }
  }

  Group group() {
    return group;
  }

  String words() {
    return words;
  }

  String zh() {
    return zh;
  }

  String en() {
    return en;
  }

  /** Whether it takes a number. */
  boolean takesNumber() {
    return words.endsWith(" N");
  }
}
