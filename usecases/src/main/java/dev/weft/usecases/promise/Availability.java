package dev.weft.usecases.promise;

import dev.weft.catalog.audit.FailedRead;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// The part of the last 30 days, since the first release at most, in which what was asked was
/// answered. A minute counts as missed when an answer broke off in it through no fault of who
/// asked, as far as the audit of this server knows. Nobody asked: not measured.
final class Availability {

  static final Duration WINDOW = Duration.ofDays(30);

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal FOUR_FIFTHS = new BigDecimal("0.8");

  private Availability() {}

  static Judgement judge(BigDecimal percent, Known known) {
    if (known.reads().answered().isEmpty() && known.reads().failed().isEmpty()) {
      return Judgement.unmeasured("nobody asked in 30 days");
    }
    Instant start = known.now().minus(WINDOW);
    Instant first = known.history().first().orElseThrow();
    Instant from = first.isAfter(start) ? first : start;
    BigDecimal minutes =
        BigDecimal.valueOf(Math.max(1, Duration.between(from, known.now()).toMinutes()));
    BigDecimal missed = BigDecimal.valueOf(missed(known, from)).min(minutes);
    BigDecimal lost = missed.multiply(HUNDRED).divide(minutes, MathContext.DECIMAL64);
    BigDecimal allowed = HUNDRED.subtract(percent);
    return new Judgement(
        state(lost, allowed),
        HUNDRED.subtract(lost).setScale(2, RoundingMode.DOWN).toPlainString()
            + " percent of the minutes of 30 days");
  }

  private static PromiseState state(BigDecimal lost, BigDecimal allowed) {
    if (lost.compareTo(allowed) > 0) {
      return PromiseState.MISSED;
    }
    return lost.signum() > 0 && lost.compareTo(allowed.multiply(FOUR_FIFTHS)) > 0
        ? PromiseState.AT_RISK
        : PromiseState.MET;
  }

  private static long missed(Known known, Instant from) {
    return known.reads().failed().stream()
        .filter(Availability::isOurs)
        .map(read -> ReleaseHistory.instant(read.at()))
        .filter(at -> !at.isBefore(from))
        .map(at -> at.truncatedTo(ChronoUnit.MINUTES))
        .distinct()
        .count();
  }

  /// A statement that was cancelled, too large or too slow broke off by itself.
  private static boolean isOurs(FailedRead read) {
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.code().equals(read.code()))
        .map(ErrorCode::kind)
        .anyMatch(kind -> kind == Kind.UNAVAILABLE || kind == Kind.BUG);
  }
}
