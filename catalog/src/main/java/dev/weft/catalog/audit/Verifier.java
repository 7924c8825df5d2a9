package dev.weft.catalog.audit;

import dev.weft.catalog.audit.GroupCommit.Written;
import dev.weft.model.run.AuditHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Walks the audit from its beginning and notes what is not as it was written. Used once; each step
/// is a transaction of its own, since nothing that is sealed moves.
final class Verifier {

  private static final int SEGMENTS = 20;
  private static final int MOST = 100;

  private final AuditKey key;
  private final List<AuditHead> known;
  private final List<Breach> breaches = new ArrayList<>();
  private long records;
  private long begins = 1;
  private long segments;
  private long unsealed;
  private byte[] link = Segment.nothing();
  private byte[] hash = Segment.nothing();
  private Optional<AuditHead> head = Optional.empty();

  // Where a damaged audit goes on: what is missing is noted once.
  private long lastRecord;
  private long lastSegment;

  /// @param known heads that were kept elsewhere
  Verifier(AuditKey key, List<AuditHead> known) {
    this.key = key;
    this.known = known;
  }

  /// Reads on; true when it has reached the end, which it saw in this transaction.
  ///
  /// @param written the last record that was surely written before; empty when that is not known
  boolean step(Handle handle, Optional<Written> written) {
    Cut.find(handle).filter(cut -> cut.segment() > lastSegment).ifPresent(this::begin);
    List<Segment> next = Segment.after(handle, lastSegment, SEGMENTS);
    next.forEach(segment -> check(handle, segment));
    if (next.size() == SEGMENTS) {
      return false;
    }
    tail(handle);
    Ends ends = Ends.of(handle);
    if (ends.record() > lastRecord || ends.segment() > lastSegment) {
      note(Breach.cutRecords(ends.record()));
    }
    written
        .filter(last -> !isThere(handle, last))
        .ifPresent(last -> note(Breach.cutRecords(last.record())));
    return true;
  }

  /// What lies before is gone because its time was over.
  private void begin(Cut cut) {
    if (!cut.isSignedWith(key)) {
      note(Breach.forged(cut.segment()));
    }
    String end = HexFormat.of().formatHex(cut.hash());
    known.stream()
        .filter(kept -> kept.segment() == cut.segment() && !kept.hash().equals(end))
        .forEach(kept -> note(Breach.cut(kept.segment())));
    begins = cut.record() + 1;
    lastRecord = cut.record();
    link = cut.link();
    lastSegment = cut.segment();
    hash = cut.hash();
  }

  /// @param foreign heads that were left out
  Verification result(long foreign) {
    return new Verification(records, begins, segments, unsealed, head, foreign, breaches);
  }

  private void check(Handle handle, Segment segment) {
    for (long gone = lastSegment + 1; gone < segment.number() && hasRoom(); gone++) {
      note(Breach.missingSegment(gone));
    }
    List<Row> rows = Row.list(handle, lastRecord + 1, segment.last());
    long end = Math.max(segment.last(), lastRecord);
    rows(handle, rows, end);
    if (!segment.seals(hash, rows)) {
      note(Breach.unsealed(segment));
    }
    if (!segment.isSignedWith(key)) {
      note(Breach.forged(segment.number()));
    }
    known.stream()
        .filter(kept -> kept.segment() == segment.number())
        .filter(kept -> !kept.hash().equals(segment.head().hash()))
        .forEach(kept -> note(Breach.cut(kept.segment())));
    segments++;
    lastSegment = segment.number();
    hash = segment.hash();
    head = Optional.of(segment.head());
  }

  private void tail(Handle handle) {
    List<Row> rows = Row.list(handle, lastRecord + 1, Long.MAX_VALUE);
    unsealed = rows.size();
    rows(handle, rows, rows.isEmpty() ? lastRecord : rows.getLast().id());
    known.stream()
        .filter(kept -> kept.segment() > lastSegment)
        .forEach(kept -> note(Breach.cut(kept.segment())));
  }

  /// Checks records that should be all up to an end.
  private void rows(Handle handle, List<Row> rows, long end) {
    long first = lastRecord + 1;
    for (Row row : rows) {
      if (row.id() > lastRecord + 1) {
        note(Breach.missing(lastRecord + 1, row.id() - 1));
      }
      if (!row.follows(link)) {
        note(Breach.changed(row.id()));
      }
      link = row.link();
      lastRecord = row.id();
      records++;
    }
    if (end > lastRecord) {
      note(Breach.missing(lastRecord + 1, end));
      lastRecord = end;
    }
    index(rows, Row.touches(handle, first, end));
  }

  /// Records are found by columns beside them, which say the same.
  private void index(List<Row> rows, List<Row.Touch> touches) {
    Set<Row.Touch> expected = new LinkedHashSet<>();
    for (Row row : rows) {
      try {
        AuditRecord record = RecordBytes.read(row.body());
        expected.addAll(Row.touches(row.id(), record));
        if (!row.index().equals(Row.Index.of(record))) {
          note(Breach.misfiled(row.id()));
        }
      } catch (IllegalArgumentException _) {
        note(Breach.changed(row.id()));
      }
    }
    misfiled(expected, Set.copyOf(touches));
    misfiled(new LinkedHashSet<>(touches), expected);
  }

  private void misfiled(Set<Row.Touch> these, Set<Row.Touch> others) {
    these.stream()
        .filter(touch -> !others.contains(touch))
        .forEach(touch -> note(Breach.misfiled(touch.record())));
  }

  private static boolean isThere(Handle handle, Written last) {
    return last.record() == 0
        || Row.list(handle, last.record(), last.record()).stream()
            .anyMatch(row -> Arrays.equals(row.link(), last.link()));
  }

  private boolean hasRoom() {
    return breaches.size() < MOST;
  }

  private void note(Breach breach) {
    if (hasRoom() && !breaches.contains(breach)) {
      breaches.add(breach);
    }
  }
}
