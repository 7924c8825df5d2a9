package dev.weft.catalog.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which records are the same as one that is not sealed yet: those count there and take no place of
/// their own. Thread-safe.
final class Coalescing {

  /// An entry and what is counted of it so far.
  record Counted(Entry entry, Counters counters) {
    /// What the database does not have yet.
    Counters missing() {
      return counters.minus(entry.written);
    }
  }

  private final long togetherMicros;
  private final Map<String, Entry> live = new HashMap<>();
  private final List<Entry> unsealed = new ArrayList<>();

  Coalescing(Duration together) {
    this.togetherMicros = together.toNanos() / 1_000;
  }

  /// Records that differ in time and trace only have the same key.
  static String key(AuditRecord record) {
    return HexFormat.of().formatHex(Canonical.hash(RecordBytes.identity(record)));
  }

  /// Counts with the same record of the last minute; empty when there is none.
  synchronized Optional<Entry> join(AuditRecord record, String key, Counters counters) {
    Entry same = live.get(key);
    if (same == null || record.at() - same.record.at() >= togetherMicros) {
      return Optional.empty();
    }
    same.counters = same.counters.plus(counters);
    return Optional.of(same);
  }

  /// From now on the same records join this one.
  synchronized void add(Entry entry) {
    live.put(entry.key, entry);
  }

  /// What is to be written of entries right now.
  synchronized List<Counted> counted(List<Entry> entries) {
    return entries.stream().map(entry -> new Counted(entry, entry.counters)).toList();
  }

  /// These are in the database.
  synchronized void written(List<Counted> batch) {
    for (Counted one : batch) {
      one.entry().written = one.counters();
      unsealed.add(one.entry());
    }
  }

  /// These are not, and nothing may count with them.
  synchronized void failed(List<Entry> entries) {
    entries.forEach(entry -> live.remove(entry.key, entry));
  }

  synchronized int unsealed() {
    return unsealed.size();
  }

  /// Closes everything written: nothing counts with it any more.
  synchronized List<Entry> close() {
    unsealed.forEach(entry -> live.remove(entry.key, entry));
    var closed = List.copyOf(unsealed);
    unsealed.clear();
    return closed;
  }
}
