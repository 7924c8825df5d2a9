package dev.weft.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final String NAMES = "Zürich – München ✈ \"Ada\\Bo\" \u0007 𝄞";

  private final Answers answers = new Answers(Map.of(Problem.class, "weft.problem/v1"));

  @Test
  void namesTheSchemaFirst() {
    assertThat(answers.text(problem("x"))).startsWith("{\"schema\":\"weft.problem/v1\",\"");
  }

  @Test
  void keepsEveryCharacterOfEveryScript() {
    byte[] sent = answers.jsonb().type(Problem.class).toJsonBytes(problem(NAMES));
    Problem read =
        answers.jsonb().type(Problem.class).fromJson(new String(sent, StandardCharsets.UTF_8));
    assertThat(read.detail()).isEqualTo(NAMES);
  }

  @Test
  void writesAnswersOfEveryLength() {
    for (int length = 3_000; length < 30_000; length += 97) {
      String detail = "abcdefghi–".repeat(length / 10);
      String text = answers.text(problem(detail));
      assertThat(answers.jsonb().type(Problem.class).fromJson(text).detail()).isEqualTo(detail);
    }
  }

  private static Problem problem(String detail) {
    return new Problem(
        "about:blank", "Bad request", 400, "W-1", detail, "", List.of(), Map.of(), "trace");
  }
}
