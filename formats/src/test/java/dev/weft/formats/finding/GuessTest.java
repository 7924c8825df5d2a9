package dev.weft.formats.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {

  private static final List<String> FIELDS =
      List.of("outputPorts", "inputPorts", "description", "status", "name", "max_hours");

  @ParameterizedTest
  @CsvSource({
    "outputPort, outputPorts",
    "descripton, description",
    "sttaus, status",
    "Name, name",
    "maxHours, max_hours",
    "inputports, inputPorts"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Guess.find(written, FIELDS)).contains(meant);
  }

  @Test
  void doesNotGuessWildly() {
    assertThat(Guess.find("color", FIELDS)).isEmpty();
    assertThat(Guess.find("x".repeat(10_000), FIELDS)).isEmpty();
    assertThat(Guess.find("", FIELDS)).isEmpty();
  }

  @Test
  void saysWhatElseToDo() {
    assertThat(Guess.hint("color", FIELDS, "Remove it")).isEqualTo("Remove it");
    assertThat(Guess.hint("nmae", FIELDS, "Remove it")).isEqualTo("Did you mean `name`?");
  }

  @Test
  void namesAllThatAreEquallyNear() {
    assertThat(Guess.hint("hours", List.of("hour", "hourly", "yours"), "Remove it"))
        .isEqualTo("Did you mean `hour` or `yours`?");
  }

  @Test
  void knowsWhatIsASingleLetterAway() {
    assertThat(Guess.isNear("requird", "required")).isTrue();
    assertThat(Guess.isNear("sttaus", "status")).isTrue();
    assertThat(Guess.isNear("max-hours", "maxHours")).isTrue();
    assertThat(Guess.isNear("descrption", "description")).isTrue();
    assertThat(Guess.isNear("descrpton", "description")).isFalse();
    assertThat(Guess.isNear("x".repeat(10_000), "x".repeat(10_000))).isFalse();
  }
}
