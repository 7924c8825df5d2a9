package dev.weft.catalog.audit;

/// A place where the audit is not as it was written.
///
/// @param place a record or a segment, for instance `record 17`
/// @param sentence what is wrong there
public record Breach(Kind kind, String place, String sentence) {

  /// What was found. Shown in lower case.
  public enum Kind {
    /// A record, or its place, is not what was written.
    CHANGED,
    /// Records or segments are gone.
    MISSING,
    /// Counters of a sealed segment, or its hash, are not what was signed.
    UNSEALED,
    /// A signature is not of the key.
    FORGED,
    /// The end is not where a head that was kept elsewhere says.
    CUT
  }

  static Breach changed(long record) {
    return new Breach(
        Kind.CHANGED,
        "record " + record,
        "it was changed, moved or put there after it was written");
  }

  static Breach misfiled(long record) {
    return new Breach(
        Kind.CHANGED, "record " + record, "the columns it is found by do not say what it says");
  }

  static Breach missing(long from, long to) {
    return new Breach(
        Kind.MISSING, "record " + from, "records " + from + " to " + to + " are not there");
  }

  static Breach missingSegment(long number) {
    return new Breach(Kind.MISSING, "segment " + number, "it is not there");
  }

  static Breach unsealed(Segment segment) {
    return new Breach(
        Kind.UNSEALED,
        "segment " + segment.number(),
        "records "
            + segment.first()
            + " to "
            + segment.last()
            + " or their counters are not those that were signed");
  }

  static Breach forged(long segment) {
    return new Breach(
        Kind.FORGED, "segment " + segment, "its signature is not of the key of this server");
  }

  static Breach cut(long segment) {
    return new Breach(
        Kind.CUT,
        "segment " + segment,
        "a head that was kept elsewhere names it, and the audit ends before it or had another one"
            + " there");
  }

  static Breach cutRecords(long record) {
    return new Breach(
        Kind.CUT, "record " + record, "it was the last one written, and it is not there");
  }
}
