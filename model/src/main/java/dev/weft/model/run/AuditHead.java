package dev.weft.model.run;

import java.util.Optional;
import java.util.regex.Pattern;

/// The end of the sealed part of an audit: whoever keeps one can tell later whether anything before
/// it was changed or cut.
///
/// @param segment number of the last sealed segment, from 1
/// @param hash SHA-256 over the segment and all before it, in hex
/// @param signature Ed25519 (RFC 8032) over the head, base64
public record AuditHead(long segment, String hash, String signature) {

  private static final Pattern SPELLING =
      Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)");

  /// On one line, as `find` reads it.
  public String text() {
    return segment + " " + hash + " " + signature;
  }

  /// A head on one line; empty when it is none.
  public static Optional<AuditHead> find(String text) {
    var match = SPELLING.matcher(text.strip());
    return match.matches()
        ? Optional.of(new AuditHead(Long.parseLong(match.group(1)), match.group(2), match.group(3)))
        : Optional.empty();
  }
}
