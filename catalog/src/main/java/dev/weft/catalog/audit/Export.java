package dev.weft.catalog.audit;

import dev.weft.catalog.store.Json;
import dev.weft.model.run.AuditHead;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The audit as lines of JSON. Used once; each step is a transaction of its own.
final class Export {

  private static final int SEGMENTS = 5;

  private final AuditKey key;
  private long lastRecord;
  private long lastSegment;

  Export(AuditKey key) {
    this.key = key;
  }

  String begin() {
    return line(
        "schema",
        "weft.auditexport/v1",
        "algorithm",
        "Ed25519",
        "key",
        key.id(),
        "publicKey",
        key.publicKey());
  }

  /// Adds the next lines; true when those were the last.
  boolean step(Handle handle, List<String> lines) {
    Cut.find(handle).filter(cut -> cut.segment() > lastSegment).ifPresent(cut -> skip(cut, lines));
    List<Segment> next = Segment.after(handle, lastSegment, SEGMENTS);
    for (Segment segment : next) {
      records(handle, segment.last(), lines);
      lines.add(line(segment));
      lastSegment = segment.number();
    }
    if (next.size() == SEGMENTS) {
      return false;
    }
    records(handle, Long.MAX_VALUE, lines);
    return true;
  }

  /// The chain goes on behind what was dropped, before this export or during it.
  private void skip(Cut cut, List<String> lines) {
    lines.add(
        line(
            "cut", cut.segment(),
            "last", cut.record(),
            "link", HexFormat.of().formatHex(cut.link()),
            "hash", HexFormat.of().formatHex(cut.hash()),
            "before", cut.before(),
            "signedBy", cut.signedBy(),
            "signature", Base64.getEncoder().encodeToString(cut.signature())));
    lastSegment = cut.segment();
    lastRecord = cut.record();
  }

  private void records(Handle handle, long to, List<String> lines) {
    for (Row row : Row.list(handle, lastRecord + 1, to)) {
      lines.add(line(row));
      lastRecord = row.id();
    }
  }

  private static String line(Segment segment) {
    AuditHead head = segment.head();
    return line(
        "segment", segment.number(),
        "first", segment.first(),
        "last", segment.last(),
        "hash", head.hash(),
        "signedBy", segment.signedBy(),
        "signature", head.signature());
  }

  private static String line(Row row) {
    Counters counters = row.counters();
    return line(
        "record", row.id(),
        "link", HexFormat.of().formatHex(row.link()),
        "times", counters.times(),
        "rows", counters.rows(),
        "bytes", counters.bytes(),
        "millis", counters.millis(),
        "body", Base64.getEncoder().encodeToString(row.body()),
        "says", says(row));
  }

  /// A damaged record is exported too: that it is damaged is what somebody wants to see.
  private static Object says(Row row) {
    try {
      return RecordBytes.read(row.body());
    } catch (IllegalArgumentException _) {
      return "unreadable";
    }
  }

  private static String line(Object... pairs) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.put((String) pairs[i], pairs[i + 1]);
    }
    return Json.write(members);
  }
}
