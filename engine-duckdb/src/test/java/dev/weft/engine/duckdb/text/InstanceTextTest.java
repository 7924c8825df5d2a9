package dev.weft.engine.duckdb.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstanceTextTest {

  @Test
  void goesOnAfterATextItCouldNotAnswer() {
    try (InstanceText engine = new InstanceText()) {
      String tree = engine.parse("select 1 as one");
      assertThatThrownBy(() -> engine.columns("select nothing")).isInstanceOf(WeftException.class);
      assertThatThrownBy(() -> engine.write("no tree")).isInstanceOf(WeftException.class);
      assertThat(engine.parse("select 1 as one")).isEqualTo(tree);
      assertThat(engine.write(tree)).isEqualToIgnoringCase("select 1 as one");
    }
  }

  @Test
  void knowsWhatWasDefinedSinceItWasAskedLast() {
    try (InstanceText engine = new InstanceText()) {
      assertThat(engine.plan("select id from t")).contains("\"error\":true");
      engine.define("create table t (id bigint)");
      assertThat(engine.plan("select id from t")).contains("\"error\":false");
      assertThat(engine.columns("select id from t"))
          .containsExactly(new ResultColumn("id", "BIGINT"));
      engine.define("drop table t; create table t (id date)");
      assertThat(engine.columns("select id from t"))
          .containsExactly(new ResultColumn("id", "DATE"));
    }
  }

  @Test
  void answersMoreAtOnceThanItKeepsConnections() {
    try (InstanceText engine = new InstanceText()) {
      List<String> trees =
          IntStream.range(0, 32)
              .mapToObj(at -> Integer.toString(at % 16))
              .parallel()
              .map(text -> engine.write(engine.parse("select " + text)))
              .toList();
      assertThat(trees)
          .containsExactlyElementsOf(
              IntStream.range(0, 32).mapToObj(at -> "SELECT " + at % 16).toList());
    }
  }
}
