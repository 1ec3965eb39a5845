package io.shuijing.hal.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.contract.BatteryContract;
import io.shuijing.hal.power.Battery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxBatteryTest implements BatteryContract {
  @TempDir Path supplies;

  @Override
  public Battery battery() {
    return new LinuxBattery(supplies);
  }

  @Override
  public void charge(int percent) throws IOException {
    Path gauge = Files.createDirectories(supplies.resolve("max17048"));
    Files.writeString(gauge.resolve("type"), "Battery\n");
    Files.writeString(gauge.resolve("capacity"), percent + "\n");
  }

  @Override
  public void silence() throws IOException {
    Files.delete(supplies.resolve("max17048/capacity"));
  }

  @Test
  void charge_is_given_in_permille() throws IOException {
    supply("BAT0", "type Battery", "charge_now 1234000", "charge_full 2000000", "capacity 61");
    assertThat(new LinuxBattery(supplies).chargePermille()).hasValue(617);
  }

  @Test
  void energy_does_as_well_as_charge() throws IOException {
    supply("BAT0", "type Battery", "energy_now 9000", "energy_full 10000");
    assertThat(new LinuxBattery(supplies).chargePermille()).hasValue(900);
  }

  @Test
  void a_gauge_that_only_knows_percent_is_believed() throws IOException {
    supply("max17048", "type Battery", "capacity 87");
    assertThat(new LinuxBattery(supplies).chargePermille()).hasValue(870);
  }

  @Test
  void more_than_full_is_full() throws IOException {
    supply("BAT0", "type Battery", "charge_now 2100000", "charge_full 2000000");
    assertThat(new LinuxBattery(supplies).chargePermille()).hasValue(1000);
  }

  @Test
  void a_gauge_that_talks_nonsense_gives_no_answer() throws IOException {
    supply("BAT0", "type Battery", "charge_now -5", "charge_full 0", "capacity 300");
    supply("BAT1", "type Battery", "energy_now x", "energy_full 10", "capacity ");
    assertThat(new LinuxBattery(supplies).chargePermille()).isEmpty();
  }

  @Test
  void the_next_battery_answers_when_the_first_does_not() throws IOException {
    supply("BAT0", "type Battery");
    supply("BAT1", "type Battery", "capacity 5");
    assertThat(new LinuxBattery(supplies).chargePermille()).hasValue(50);
  }

  @Test
  void mains_and_the_battery_of_a_mouse_are_not_asked() throws IOException {
    supply("AC", "type Mains", "capacity 99");
    supply("mouse", "type Battery", "scope Device", "capacity 44");
    assertThat(new LinuxBattery(supplies).chargePermille()).isEmpty();
  }

  @Test
  void a_machine_without_power_supplies_gives_no_answer() {
    assertThat(new LinuxBattery(supplies.resolve("nothing")).chargePermille()).isEmpty();
  }

  private void supply(String name, String... files) throws IOException {
    Path folder = Files.createDirectory(supplies.resolve(name));
    for (String file : files) {
      String[] keyAndText = file.split(" ", 2);
      Files.writeString(folder.resolve(keyAndText[0]), keyAndText[1] + "\n");
    }
  }
}
