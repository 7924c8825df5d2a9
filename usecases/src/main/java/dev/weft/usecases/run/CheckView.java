package dev.weft.usecases.run;

import dev.weft.model.quality.CheckResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a check found. No value of any row stands in it; who may not read its table is told no more
/// than whether it passed.
///
/// @param failing rows that break it; null for who may not read the table
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

  /// Without what the check has counted.
  public static CheckView withoutNumbers(CheckResult result) {
    CheckView all = of(result);
    return new CheckView(
        all.name, all.table, all.element, all.severity, all.outcome, null, "", "", "");
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
