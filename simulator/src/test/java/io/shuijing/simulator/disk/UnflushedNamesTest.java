package io.shuijing.simulator.disk;

import static io.shuijing.simulator.disk.Bench.keep;
import static io.shuijing.simulator.disk.Bench.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names a cut leaves (S3). */
class UnflushedNamesTest {
  private final Bench bench = new Bench();

  private static void threeNames(Volume volume) throws HardwareFault {
    volume.create("a").close();
    volume.create("b").close();
    volume.create("c").close();
  }

  @Test
  void S3_ordered_names_survive_up_to_a_moment() throws HardwareFault {
    assertThat(bench.namesLeft("ordered", UnflushedNamesTest::threeNames))
        .containsExactlyInAnyOrder("", "a", "a b", "a b c");
  }

  @Test
  void S3_of_wild_names_any_subset_survives() throws HardwareFault {
    assertThat(bench.namesLeft("wild", UnflushedNamesTest::threeNames))
        .containsExactlyInAnyOrder("", "a", "b", "c", "a b", "a c", "b c", "a b c");
  }

  @Test
  void S3_only_ordered_a_flush_of_a_file_keeps_its_name() throws HardwareFault {
    Bench.Work work =
        volume -> {
          try (VolumeFile file = write(volume, "a", "x")) {
            file.flush();
          }
        };
    assertThat(bench.namesLeft("ordered", work)).containsExactly("a");
    assertThat(bench.namesLeft("wild", work)).containsExactlyInAnyOrder("", "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void S3_a_flushed_folder_keeps_its_names_and_those_above(String law) throws HardwareFault {
    assertThat(
            bench.namesLeft(
                law,
                volume -> {
                  volume.create("s/1/a").close();
                  volume.flushFolder("s/1");
                  volume.create("t/b").close();
                }))
        .containsExactlyInAnyOrder("s/1/a", "s/1/a t/b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void S3_a_renamed_file_never_loses_both_names(String law) throws HardwareFault {
    Set<String> left =
        bench.namesLeft(
            law,
            volume -> {
              keep(volume, "staging/a", "x");
              volume.rename("staging/a", "archive/1/a");
            });
    assertThat(left).contains("staging/a", "archive/1/a").doesNotContain("");
    assertThat(left.contains("archive/1/a staging/a")).isEqualTo(law.equals("wild"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void S3_a_replaced_name_leads_to_the_old_file_or_to_the_new_one(String law) throws HardwareFault {
    Bench.Work replaced =
        volume -> {
          keep(volume, "log/next", "new");
          keep(volume, "log/newest", "old");
          volume.replace("log/next", "log/newest");
        };
    assertThat(bench.namesLeft(law, replaced))
        .containsExactlyInAnyOrder("log/newest", "log/newest log/next");
    assertThat(
            bench.namesLeft(
                law,
                volume -> {
                  replaced.on(volume);
                  volume.flushFolder("log");
                }))
        .containsExactly("log/newest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void S3_a_rename_holds_once_both_folders_were_flushed(String law) throws HardwareFault {
    assertThat(
            bench.namesLeft(
                law,
                volume -> {
                  keep(volume, "staging/a", "x");
                  volume.rename("staging/a", "archive/a");
                  volume.flushFolder("staging");
                  volume.create("staging/a").close();
                  volume.flushFolder("staging");
                  volume.flushFolder("archive");
                }))
        .containsExactly("archive/a staging/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ordered", "wild"})
  void S3_a_removed_folder_takes_no_renamed_file_along(String law) throws HardwareFault {
    assertThat(
            bench.namesLeft(
                law,
                volume -> {
                  keep(volume, "s/a", "x");
                  volume.rename("s/a", "t/a");
                  volume.remove("s");
                  volume.flushFolder("");
                }))
        .containsExactly("t/a");
  }

  @Test
  void S3_a_removed_file_may_be_back_until_its_folder_is_flushed() throws HardwareFault {
    Bench.Work removed =
        volume -> {
          keep(volume, "a", "x");
          volume.remove("a");
        };
    assertThat(bench.namesLeft("wild", removed)).containsExactlyInAnyOrder("", "a");
    assertThat(
            bench.namesLeft(
                "wild",
                volume -> {
                  removed.on(volume);
                  volume.flushFolder("");
                }))
        .containsExactly("");
  }
}
