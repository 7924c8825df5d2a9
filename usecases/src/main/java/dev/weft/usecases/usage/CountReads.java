package dev.weft.usecases.usage;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.usage.ColumnRead;
import dev.weft.model.product.MajorId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Counts which columns are read by whom. Nobody waits for it: counts are in memory until the next
/// [#flush], what a killed server had not written is lost, and so is what does not fit into memory
/// while nothing can be written: then nothing is known of the days before. Kept for [#DAYS] days.
/// Thread-safe.
public final class CountReads implements AutoCloseable {

  /// How long counts are kept.
  public static final int DAYS = 90;

  /// Stands for a column where rows are read and none of their columns is.
  private static final String ROWS = "";

  private static final int MOST = 200_000;
  private static final Cause CAUSE = new Cause("weft", "usage", "");

  private final Catalog catalog;
  private final int most;
  private Map<Key, Long> counts = new HashMap<>();
  private boolean lost;
  private final Object flushing = new Object();
  private long swept = Long.MIN_VALUE;

  private record Key(MajorId major, String table, String column, String principal, long day) {}

  /// What was counted since the last time.
  ///
  /// @param lost whether some of it did not fit
  private record Taken(Map<Key, Long> counts, boolean lost) {}

  public CountReads(Catalog catalog) {
    this(catalog, MOST);
  }

  /// @param most counts that are kept in memory; others are left out until the next flush
  CountReads(Catalog catalog, int most) {
    this.catalog = catalog;
    this.most = most;
  }

  /// Counts a read of some columns of a table once; of none where only rows are counted. Writes
  /// nothing: no query may fail by being counted.
  ///
  /// @param principal as in `Principal.text()`
  /// @param at microseconds since the epoch
  public synchronized void count(
      String principal, MajorId major, String table, Set<String> columns, long at) {
    long day = day(at);
    for (String column : columns.isEmpty() ? Set.of(ROWS) : columns) {
      var key = new Key(major, table, column, principal, day);
      if (counts.size() < most || counts.containsKey(key)) {
        counts.merge(key, 1L, Long::sum);
      } else {
        lost = true;
      }
    }
  }

  /// Writes what was counted since the last time. What cannot be written is kept for the next time.
  ///
  /// @throws dev.weft.model.error.WeftException when the catalog cannot be written
  public void flush() {
    synchronized (flushing) {
      Taken taken = take();
      try {
        write(taken);
      } catch (RuntimeException e) {
        putBack(taken);
        throw e;
      }
    }
  }

  /// Writes what is left.
  @Override
  public void close() {
    flush();
  }

  private void write(Taken taken) {
    long today = day(catalog.<Long>read(reading -> reading.now()));
    if (taken.counts().isEmpty() && today == swept) {
      return;
    }
    catalog.write(
        CAUSE,
        writing -> {
          if (taken.lost()) {
            writing.usage().beginAgain();
          } else {
            writing.usage().begin();
          }
          writing.usage().add(reads(taken.counts()));
          if (today != swept) {
            writing.usage().dropBefore(today - DAYS);
          }
          return today;
        });
    swept = today;
  }

  private synchronized Taken take() {
    var taken = new Taken(counts, lost);
    counts = new HashMap<>();
    lost = false;
    return taken;
  }

  private synchronized void putBack(Taken taken) {
    taken.counts().forEach((key, count) -> counts.merge(key, count, Long::sum));
    lost |= taken.lost();
  }

  private static List<ColumnRead> reads(Map<Key, Long> counts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                new ColumnRead(
                    entry.getKey().major(),
                    entry.getKey().table(),
                    entry.getKey().column(),
                    entry.getKey().principal(),
                    entry.getKey().day(),
                    entry.getValue()))
        .toList();
  }

  /// Whether everything that was read in the last [#DAYS] days was counted, as far as it has been
  /// written.
  static boolean isWhole(Reading reading) {
    return reading
        .usage()
        .since()
        .filter(since -> since <= reading.now() - TimeUnit.DAYS.toMicros(DAYS))
        .isPresent();
  }

  /// The day of a moment in UTC, in days since the epoch.
  ///
  /// @param micros since the epoch
  static long day(long micros) {
    return Math.floorDiv(micros, TimeUnit.DAYS.toMicros(1));
  }
}
