package dev.weft.server.background;

import dev.weft.usecases.access.KeptAnswers;
import java.time.Duration;

/// Forgets answers that were kept long enough.
public record AnswerExpiry(KeptAnswers answers) implements Loop {

  private static final Duration EVERY = Duration.ofHours(1);

  @Override
  public String name() {
    return "expire-answers";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public void turn() {
    answers.expire();
  }
}
