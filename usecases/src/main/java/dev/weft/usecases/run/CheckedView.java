package dev.weft.usecases.run;

import org.jspecify.annotations.Nullable;

/// What a check found in one run. No value of any row stands in it; who may not read every row of
/// its table, or does not see the columns that it measures as they are, is told no more than
/// whether it passed.
///
/// @param element the table or `table.column` it is about
/// @param failing rows that break it; null for who may not know
/// @param checkedAt when it was found
/// @param release address of what its run published; null when it published nothing
public record CheckedView(
    String table,
    String name,
    String element,
    String severity,
    String outcome,
    @Nullable Long failing,
    String actual,
    String expected,
    String message,
    String checkedAt,
    String run,
    @Nullable String release) {

  static CheckedView of(CheckView check, String checkedAt, String run, @Nullable String release) {
    return new CheckedView(
        check.table(),
        check.name(),
        check.element(),
        check.severity(),
        check.outcome(),
        check.failing(),
        check.actual(),
        check.expected(),
        check.message(),
        checkedAt,
        run,
        release);
  }
}
