package dev.weft.usecases.run;

import dev.weft.model.quality.CheckResult;
import java.util.Locale;

/// What a check found. No value of any row stands in it.
public record CheckView(
    String name,
    String table,
    String element,
    String severity,
    String outcome,
    long failing,
    String actual,
    String expected,
    String message) {

  public static CheckView of(CheckResult result) {
    return new CheckView(
        result.check().name(),
        result.check().table(),
        result.check().element(),
        result.check().severity().name().toLowerCase(Locale.ROOT),
        result.outcome().name().toLowerCase(Locale.ROOT),
        result.failing(),
        result.actual(),
        result.expected(),
        result.message());
  }
}
