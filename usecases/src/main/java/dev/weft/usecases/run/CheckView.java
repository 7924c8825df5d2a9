package dev.weft.usecases.run;

import dev.weft.catalog.run.RunCheck;
import dev.weft.model.quality.CheckResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a check found. No value of any row stands in it; who may not read every row of its table,
/// or does not see the columns that it measures as they are, is told no more than whether it
/// passed.
///
/// @param failing rows that break it; null for who may not know
public record CheckView(
    String name,
    String table,
    String element,
    String severity,
    String outcome,
    @Nullable Long failing,
    String actual,
    String expected,
    String message) {

  /// Whether it keeps a release from being published.
  boolean broken() {
    return outcome.equals("failed") || outcome.equals("error");
  }

  /// Without what the check has counted.
  public static CheckView withoutNumbers(CheckResult result) {
    CheckView all = of(result);
    return new CheckView(
        all.name, all.table, all.element, all.severity, all.outcome, null, "", "", "");
  }

  /// As it was kept with its run.
  static CheckView of(RunCheck kept, boolean numbers) {
    return new CheckView(
        kept.name(),
        kept.table(),
        kept.element(),
        kept.severity().name().toLowerCase(Locale.ROOT),
        kept.outcome().name().toLowerCase(Locale.ROOT),
        numbers && kept.failing() >= 0 ? (Long) kept.failing() : null,
        numbers ? kept.actual() : "",
        numbers ? kept.expected() : "",
        numbers ? kept.message() : "");
  }

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
