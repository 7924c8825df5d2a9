package dev.weft.catalog.audit;

/// What was counted of identical records: how often, and what left.
public record Counters(long times, long rows, long bytes, long millis) {

  static final Counters NOTHING = new Counters(0, 0, 0, 0);

  /// Once, and nothing left.
  public static final Counters ONCE = new Counters(1, 0, 0, 0);

  Counters plus(Counters more) {
    return new Counters(
        times + more.times, rows + more.rows, bytes + more.bytes, millis + more.millis);
  }

  Counters minus(Counters less) {
    return new Counters(
        times - less.times, rows - less.rows, bytes - less.bytes, millis - less.millis);
  }
}
