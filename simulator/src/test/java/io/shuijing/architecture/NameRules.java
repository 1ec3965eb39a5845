package io.shuijing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/** How types are named and packages marked. */
final class NameRules {
  private static final Pattern EMPTY_ENDING =
      Pattern.compile("(.*[a-z0-9])?(Impl|Manager|Utils?|Helper|Base|Data|Info|Service)");
  private static final Pattern EMPTY_BEGINNING = Pattern.compile("(Abstract|Default)[A-Z].*");

  private NameRules() {}

  /** A name says what a type is; these words say nothing. */
  static ArchRule namesSaySomething() {
    return classes()
        .should(
            satisfy(
                "have a name that says what it is",
                type ->
                    !EMPTY_ENDING.matcher(type.getSimpleName()).matches()
                        && !EMPTY_BEGINNING.matcher(type.getSimpleName()).matches()))
        .allowEmptyShould(true);
  }

  /** Every package says that nothing in it is null unless marked. */
  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            satisfy(
                "reside in a package with @NullMarked in its package-info.java",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)))
        .allowEmptyShould(true);
  }

  /**
   * A test says what holds, in a sentence with underscores; it may begin with the number of what it
   * is about, such as S5 or I10.
   */
  static ArchRule testsAreSentences() {
    return methods()
        .that()
        .areAnnotatedWith(Test.class)
        .or()
        .areAnnotatedWith(ParameterizedTest.class)
        .or()
        .areAnnotatedWith(TestFactory.class)
        .should()
        .haveNameMatching("([A-Z]?[0-9]+_)?[a-z0-9]+(_[A-Za-z0-9]+)+")
        .allowEmptyShould(true);
  }

  private static ArchCondition<JavaClass> satisfy(String what, Predicate<JavaClass> predicate) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean satisfied = predicate.test(type);
        events.add(
            new SimpleConditionEvent(
                type, satisfied, type.getName() + (satisfied ? " does " : " does not ") + what));
      }
    };
  }
}
