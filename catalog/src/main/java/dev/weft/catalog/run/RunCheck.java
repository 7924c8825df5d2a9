package dev.weft.catalog.run;

import dev.weft.model.error.Severity;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Measured;
import java.util.List;

/// What a check found in one build.
///
/// @param ordinal its place among the checks of its table
/// @param name unique within the table
/// @param failing rows (or values) that broke the rule; negative where the outcome alone is kept
/// @param message one sentence without any value of a row
/// @param measured of which values of which tables of the product it tells
/// @param checkedAt microseconds since the epoch, the journal's time
public record RunCheck(
    String run,
    ProductId product,
    int major,
    String table,
    int ordinal,
    String name,
    String element,
    Severity severity,
    Outcome outcome,
    long failing,
    String actual,
    String expected,
    String message,
    List<Measured> measured,
    long checkedAt) {

  public RunCheck {
    measured = List.copyOf(measured);
  }

  /// Where a history goes on: behind this one.
  public record Cursor(long checkedAt, String run) {
    /// Before the newest.
    public static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, "");
  }

  public Cursor cursor() {
    return new Cursor(checkedAt, run);
  }

  /// Where a list of the checks of tables goes on: behind this one.
  public record Place(String table, int ordinal) {
    /// Before the first.
    public static final Place FIRST = new Place("", 0);
  }

  public Place place() {
    return new Place(table, ordinal);
  }
}
