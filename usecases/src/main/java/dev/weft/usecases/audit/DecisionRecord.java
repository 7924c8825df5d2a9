package dev.weft.usecases.audit;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Column;
import dev.weft.catalog.audit.AuditRecord.Grant;
import dev.weft.catalog.audit.AuditRecord.Kind;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Question;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.catalog.audit.AuditRecord.Who;
import dev.weft.governance.access.Decision;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the kernel says, in the words of the audit: the only place that knows both.
final class DecisionRecord {

  private static final int LONGEST = 8_000;
  private static final int FINGERPRINT_BYTES = 16;
  private static final String READ = "read";

  private DecisionRecord() {}

  /// A decision on a statement.
  ///
  /// @param used per name of a table its columns that the statement uses
  static AuditRecord of(
      Asked asked, List<Judged> tables, Map<String, Set<String>> used, Outcome outcome) {
    return new AuditRecord(
        Kind.DECISION,
        asked.at(),
        asked.registry(),
        who(asked.caller()),
        new Question(READ, "", shortened(asked.text()), fingerprint(asked.text())),
        outcome,
        tables.stream()
            .map(table -> table(table, used.getOrDefault(table.name(), Set.of())))
            .toList(),
        asked.facts(),
        0);
  }

  /// Somebody looked at what exists.
  static AuditRecord discovery(Asked asked, String action) {
    return new AuditRecord(
        Kind.DISCOVERY,
        asked.at(),
        asked.registry(),
        who(asked.caller()),
        new Question(action, "", shortened(asked.text()), fingerprint(asked.text())),
        new Outcome(Verdict.ALLOW, ""),
        List.of(),
        asked.facts(),
        0);
  }

  /// What left after a decision.
  static AuditRecord usage(AuditRecord decision, long id, Outcome outcome) {
    return new AuditRecord(
        Kind.USAGE,
        decision.at(),
        decision.registry(),
        decision.who(),
        decision.question(),
        outcome,
        decision.tables(),
        Collections.emptySortedMap(),
        id);
  }

  private static Who who(Caller caller) {
    return new Who(
        caller.principal().text(),
        caller.actor().map(Principal::text).orElse(""),
        caller.via(),
        caller.trace());
  }

  private static Table table(Judged judged, Set<String> used) {
    return new Table(
        judged.table().product().toString(),
        judged.table().major(),
        judged.table().table(),
        judged.state(),
        grant(judged.decision()),
        columns(judged, used),
        0,
        0,
        outcome(judged.decision()),
        Collections.emptySortedMap());
  }

  private static Outcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.Allow _ -> new Outcome(Verdict.ALLOW, "");
      case Decision.Deny deny -> new Outcome(Verdict.DENY, deny.code().code());
    };
  }

  private static Grant grant(Decision decision) {
    return switch (decision) {
      case Decision.Allow allow -> grant(String.join("; ", allow.trace()));
      case Decision.Deny _ -> Grant.NONE;
    };
  }

  private static Grant grant(String trace) {
    return trace.startsWith("agreement ")
        ? new Grant("agreement", trace.substring("agreement ".length()))
        : new Grant("membership", trace);
  }

  private static List<Column> columns(Judged judged, Set<String> used) {
    return switch (judged.decision()) {
      case Decision.Allow allow ->
          judged.table().labels().keySet().stream()
              .sorted()
              .map(
                  name ->
                      new Column(
                          name,
                          allow.columns().contains(name) ? "show" : "hide",
                          used.contains(name)))
              .toList();
      case Decision.Deny _ -> List.of();
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
