package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.KeptAnswers;
import dev.weft.usecases.access.KeptAnswers.Answered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A write that is sent twice is done once, for a day.
class KeptAnswersTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");

  @TempDir private Path root;
  private TestMesh mesh;
  private KeptAnswers answers;

  @BeforeEach
  void keepOne() {
    mesh = SmallMesh.written(root);
    answers = new KeptAnswers(mesh.catalog);
    byte[] body = "{\"id\":\"ä\"}".getBytes(StandardCharsets.UTF_8);
    answers.keep(ANN, "startRun", "k1", "hash", new Answered(202, body));
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void givesTheSameAnswerToTheSameRequest() {
    Answered again = answers.find(ANN, "startRun", "k1", "hash").orElseThrow();
    assertThat(again.status()).isEqualTo(202);
    assertThat(new String(again.body(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":\"ä\"}");
  }

  @Test
  void keepsCallersOperationsAndKeysApart() {
    assertThat(answers.find(EVE, "startRun", "k1", "hash")).isEmpty();
    assertThat(answers.find(ANN, "startPreview", "k1", "hash")).isEmpty();
    assertThat(answers.find(ANN, "startRun", "k2", "hash")).isEmpty();
  }

  @Test
  void refusesAKeyThatStandsForAnotherRequest() {
    var refused =
        catchThrowableOfType(
            WeftException.class, () -> answers.find(ANN, "startRun", "k1", "other"));
    assertThat(refused.code().code()).isEqualTo("W-SERVER-012");
  }

  @Test
  void forgetsAnAnswerAfterADay() {
    mesh.clock.move(Duration.ofHours(23));
    answers.expire();
    assertThat(answers.find(ANN, "startRun", "k1", "hash")).isPresent();
    mesh.clock.move(Duration.ofHours(2));
    answers.expire();
    assertThat(answers.find(ANN, "startRun", "k1", "hash")).isEmpty();
    assertThat(answers.find(ANN, "startRun", "k1", "other")).isEmpty();
  }
}
