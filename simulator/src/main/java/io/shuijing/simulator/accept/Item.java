package io.shuijing.simulator.accept;

/**
 * One line of the report: what is tested, and of which part it tells.
 *
 * @param test word in the words files, such as {@code prompt-heard}
 */
record Item(String test, Part part) {
  static final Item CONNECTION = new Item("connection", Part.LINK);
  static final Item ENROLLED = new Item("enrolled", Part.KEY);
  static final Item FIRMWARE = new Item("firmware", Part.FIRMWARE);
  static final Item HISTORY = new Item("history", Part.JOURNAL);
  static final Item CLOCK_OFFSET = new Item("clock-offset", Part.CLOCK);
  static final Item CLOCK_SET = new Item("clock-set", Part.CLOCK);
  static final Item CLOCK_DRIFT = new Item("clock-drift", Part.CLOCK);
  static final Item CARD_ROOM = new Item("card-room", Part.CARD);
  static final Item CARD_HOURS = new Item("card-hours", Part.CARD);
  static final Item CARD_SPEED = new Item("card-speed", Part.CARD);
  static final Item CHARGE = new Item("charge", Part.BATTERY);
  static final Item RUNTIME = new Item("runtime", Part.BATTERY);
  static final Item START = new Item("start", Part.CAMERA);
  static final Item PICTURES = new Item("pictures", Part.CAMERA);
  static final Item UNBROKEN = new Item("unbroken", Part.CAMERA);
  static final Item SOUND = new Item("sound", Part.MICROPHONE);
  static final Item PROMPT_HEARD = new Item("prompt-heard", Part.SPEAKER);
  static final Item MARK = new Item("mark", Part.BUTTON);
  static final Item STILL = new Item("still", Part.CAMERA);
  static final Item STOP = new Item("stop", Part.BUTTON);
  static final Item LIGHTS = new Item("lights", Part.LIGHTS);
  static final Item RESUME = new Item("resume", Part.LINK);
  static final Item STEADY_LINK = new Item("steady-link", Part.LINK);
  static final Item POWER_CUT = new Item("power-cut", Part.POWER);
  static final Item VERIFIED = new Item("verified", Part.JOURNAL);

  /** What the recorder says of one of its parts when it is asked to check them. */
  static Item selfCheck(Part part) {
    return new Item("self-check", part);
  }

  /** What the recorder told of a part by itself, while it was tested. */
  static Item fault(Part part) {
    return new Item("fault", part);
  }

  /** Name in the signed note: one word. */
  String id() {
    return test + "." + part.word();
  }
}
