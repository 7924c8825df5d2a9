package dev.weft.catalog.audit;

import dev.weft.catalog.audit.AuditRecord.Column;
import dev.weft.catalog.audit.AuditRecord.Grant;
import dev.weft.catalog.audit.AuditRecord.Kind;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Question;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.audit.AuditRecord.Who;
import dev.weft.model.run.AuditHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Decisions to record, and a keeper of heads in memory.
final class Records {

  static final AuditKey KEY = AuditKey.of(AuditKey.fresh());
  static final long MORNING = 1_770_000_000_000_000L;
  static final long MINUTE = 60_000_000L;

  private Records() {}

  /// `who` was let read the e-mail addresses of members.
  static AuditRecord decision(String who) {
    return decision(who, MORNING);
  }

  static AuditRecord decision(String who, long at) {
    return new AuditRecord(
        Kind.DECISION,
        at,
        7,
        new Who(who, "", "rest", "trace-of-" + who),
        new Question(
            "read ports", "exploration", "SELECT email FROM customer.members.members", "f1"),
        new Outcome(Verdict.ALLOW, ""),
        List.of(members()),
        new TreeMap<>(Map.of("role.customer", "analyst")),
        0);
  }

  static AuditRecord refusal(String who) {
    var allowed = decision(who);
    return new AuditRecord(
        Kind.DECISION,
        allowed.at(),
        allowed.registry(),
        allowed.who(),
        allowed.question(),
        new Outcome(Verdict.DENY, "W-ACCESS-002"),
        List.of(),
        allowed.facts(),
        0);
  }

  /// What left after a decision.
  static AuditRecord usage(String who, long about) {
    var allowed = decision(who);
    return new AuditRecord(
        Kind.USAGE,
        allowed.at(),
        allowed.registry(),
        allowed.who(),
        allowed.question(),
        new Outcome(Verdict.ANSWERED, ""),
        allowed.tables(),
        allowed.facts(),
        about);
  }

  /// An answer that broke off.
  static AuditRecord failure(String who, long about, long at, String code) {
    var answered = usage(who, about);
    return new AuditRecord(
        Kind.USAGE,
        at,
        answered.registry(),
        answered.who(),
        answered.question(),
        new Outcome(Verdict.FAILED, code),
        answered.tables(),
        answered.facts(),
        about);
  }

  private static Table members() {
    return new Table(
        "customer/members",
        1,
        "members",
        "customer/members@1.0.0+3",
        new Grant("membership", "customer analyst"),
        List.of(new Column("email", "redact", true), new Column("name", "show", false)),
        1,
        0,
        new Outcome(Verdict.ALLOW, ""),
        new TreeMap<>(Map.of("personal_data_is_redacted", "hash-1")));
  }

  /// A head in memory.
  static final class Kept implements HeadKeeper {
    private volatile Optional<AuditHead> head = Optional.empty();

    @Override
    public Optional<AuditHead> find() {
      return head;
    }

    @Override
    public void keep(AuditHead next) {
      head = Optional.of(next);
    }
  }
}
