package io.shuijing.simulator.altered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shuijing.evidence.Name;
import io.shuijing.simulator.world.Chance;
import java.lang.classfile.CodeTransform;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AlteredClassesTest {
  private static final CodeTransform FORTY_TWO =
      CodeTransform.endHandler(code -> code.ldc("forty-two").areturn())
          .andThen(CodeTransform.ACCEPT_ALL);

  /** Loaded anew by the tests. */
  public static final class Speaker implements Supplier<String> {
    /** Made by name. */
    public Speaker() {}

    @Override
    public String get() {
      return word(0);
    }

    private static String word(int number) {
      return "plain " + number;
    }

    static String word() {
      return "none";
    }
  }

  private static Alteration of(String method, CodeTransform change) {
    return new Alteration(Speaker.class.getName(), method, change);
  }

  @SuppressWarnings("unchecked") // a supplier of texts, by its source
  private static Supplier<String> made(Alteration... alterations) {
    return AlteredClasses.with(List.of(alterations)).make(Supplier.class, Speaker.class);
  }

  @Test
  void a_class_is_loaded_anew_and_altered_while_the_plain_one_stays() {
    CodeTransform constant =
        (code, element) -> {
          if (element instanceof java.lang.classfile.instruction.ReturnInstruction) {
            code.pop().ldc("altered");
          }
          code.with(element);
        };
    Supplier<String> altered = made(of("word(I)Ljava/lang/String;", constant));
    assertThat(altered.get()).isEqualTo("altered");
    assertThat(altered).isNotInstanceOf(Speaker.class);
    assertThat(new Speaker().get()).isEqualTo("plain 0");
  }

  @Test
  void an_alteration_that_changes_nothing_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made(of("get", CodeTransform.ACCEPT_ALL)))
        .withMessageEndingWith("Speaker.get is not changed by its alteration");
  }

  @Test
  void an_alteration_of_what_is_not_there_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made(of("got", FORTY_TWO)))
        .withMessageContaining("0 methods");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made(of("word", FORTY_TWO)))
        .withMessageContaining("2 methods");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> made(new Alteration("io.shuijing.evidence.NoSuchThing", "get", FORTY_TWO)))
        .withMessageContaining("not on the class path");
  }

  @Test
  void what_crosses_between_both_worlds_is_loaded_once_and_never_altered()
      throws ClassNotFoundException {
    AlteredClasses classes = AlteredClasses.with(List.of());
    assertThat(classes.loadClass(Chance.class.getName())).isSameAs(Chance.class);
    assertThat(classes.loadClass(Name.class.getName())).isNotSameAs(Name.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> made(new Alteration(Chance.class.getName(), "next", FORTY_TWO)))
        .withMessageContaining("not loaded anew");
  }
}
