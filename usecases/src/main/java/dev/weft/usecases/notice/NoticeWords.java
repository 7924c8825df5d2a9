package dev.weft.usecases.notice;

import dev.weft.catalog.notice.Notice;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.review.ChangeView;
import java.util.Optional;

/// Every notice as a sentence, and the command that shows what it names.
final class NoticeWords {

  /// Fact: why something was not sent.
  static final String WHY = "why";

  private static final String OVER = "over";

  private NoticeWords() {}

  /// Of a release, a run or a product.
  static String of(Notice notice) {
    String subject = notice.subject();
    return switch (notice.kind()) {
      case RELEASE -> "Release " + subject + " is published.";
      case INCIDENT ->
          "Run "
              + subject
              + " of "
              + notice.product()
              + " failed"
              + notice.fact("code").filter(code -> !code.isEmpty()).map(c -> ": " + c).orElse("")
              + ".";
      case DEPRECATION ->
          notice
                  .fact("ports")
                  .filter(ports -> !ports.isEmpty())
                  .map(ports -> "Of " + subject + " is deprecated: " + ports)
                  .orElse(subject + " is deprecated")
              + notice.fact("until").map(day -> "; it ends on " + day).orElse("")
              + ".";
      case SUNSET ->
          notice
              .fact("until")
              .map(day -> subject + (isOver(notice) ? " ended on " : " ends on ") + day + ".")
              .orElse(subject + " is retired.");
      case MOVE ->
          notice.fact("from").map(from -> from + " has moved and is ").orElse("")
              + subject
              + " now.";
      case EXPIRY, REQUEST, DECISION -> subject;
    };
  }

  private static boolean isOver(Notice notice) {
    return notice.fact("stage").equals(Optional.of(OVER));
  }

  static String of(Notice notice, AgreementView agreement) {
    String what =
        "Agreement "
            + notice.subject()
            + " ("
            + agreement.consumer()
            + " on "
            + agreement.product()
            + ")";
    return notice
        .fact("until")
        .map(day -> what + (isOver(notice) ? " ended on " : " ends on ") + day + ".")
        .orElse(what + " is revoked.");
  }

  static String of(Notice notice, AccessRequestView request) {
    String what =
        "Request "
            + request.number()
            + " ("
            + request.consumer()
            + " on "
            + request.product()
            + ")";
    if (request.state().equals("open")) {
      return what + " waits for " + String.join(", ", request.waitsFor()) + ".";
    }
    String agreement = request.agreement();
    return what
        + " is "
        + request.state()
        + (agreement == null ? "" : ": agreement " + agreement)
        + ".";
  }

  static String of(Notice notice, ChangeView change) {
    String what = "Change " + change.number() + " \"" + change.title() + "\"";
    return notice
        .fact("said")
        .map(said -> what + " was " + said + ".")
        .orElse(what + " of " + change.proposer() + " is " + change.state() + ".");
  }

  /// Of a connection that gave something up, whatever it was.
  static String ofConnection(Notice notice) {
    return "Connection "
        + notice.subject()
        + " gives up what nobody took for days"
        + notice.fact(WHY).map(why -> ": " + why).orElse("")
        + ".";
  }

  static String see(Notice notice) {
    if (notice.topic() == Notice.Topic.CONNECTION) {
      return "weft status";
    }
    String verb =
        switch (notice.topic()) {
          case RELEASE -> "release";
          case RUN -> "run";
          case PRODUCT -> "product";
          case AGREEMENT -> "agreement";
          case REQUEST -> "access";
          case CHANGE -> "change";
          case CONNECTION -> "connection";
        };
    return "weft " + verb + " show " + shown(notice);
  }

  /// `release show` takes the number without the version.
  private static String shown(Notice notice) {
    return notice.topic() == Notice.Topic.RELEASE
        ? notice.subject().replaceFirst("@[^+]*\\+", "@+")
        : notice.subject();
  }
}
