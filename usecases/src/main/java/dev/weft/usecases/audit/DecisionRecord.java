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
import dev.weft.governance.access.Trace;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// What the kernel says, in the words of the audit: the only place that knows both.
final class DecisionRecord {

  /// The fact that names a build's run.
  static final String RUN = "run";

  private static final int LONGEST = 8_000;
  private static final int FINGERPRINT_BYTES = 16;
  private static final String READ = "read";

  private DecisionRecord() {}

  /// A decision on a statement.
  ///
  /// @param used per name of a table its columns that the statement uses
  static AuditRecord of(
      Asked asked,
      Optional<String> purpose,
      List<Judged> tables,
      Map<String, SortedSet<String>> used,
      Outcome outcome) {
    return new AuditRecord(
        Kind.DECISION,
        asked.at(),
        asked.registry(),
        who(asked.caller()),
        new Question(READ, purpose.orElse(""), shortened(asked.text()), fingerprint(asked.text())),
        outcome,
        tables.stream()
            .map(
                table ->
                    table(
                        table,
                        used.getOrDefault(table.name(), Collections.emptySortedSet()),
                        outcome))
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

  private static Table table(Judged judged, Set<String> used, Outcome outcome) {
    return new Table(
        judged.product(),
        judged.major(),
        judged.table(),
        judged.allowed().map(_ -> judged.state()).orElse(""),
        judged.trace().flatMap(Trace.OfTable::grant).map(DecisionRecord::grant).orElse(Grant.NONE),
        judged.allowed().map(a -> columns(judged, a.obligations(), used)).orElse(List.of()),
        judged.allowed().map(a -> a.obligations().filters().size()).orElse(0),
        judged.allowed().flatMap(a -> a.obligations().minimumGroup()).map(g -> g.n()).orElse(0),
        outcome,
        judged.trace().map(DecisionRecord::versions).orElseGet(Collections::emptySortedMap));
  }

  private static Grant grant(dev.weft.governance.access.Grant grant) {
    return new Grant(grant.via().word(), grant.id());
  }

  private static List<Column> columns(Judged judged, Obligations seen, Set<String> used) {
    return judged.columns().stream()
        .sorted()
        .map(name -> new Column(name, shown(name, seen), used.contains(name)))
        .toList();
  }

  private static String shown(String column, Obligations seen) {
    if (!seen.columns().contains(column)) {
      return "hide";
    }
    return Optional.ofNullable(seen.masks().get(column)).map(Mask::word).orElse("show");
  }

  private static SortedMap<String, String> versions(Trace.OfTable trace) {
    var versions = new TreeMap<String, String>();
    for (Trace.Considered document : trace.documents()) {
      versions.put(
          document.kind() + " " + document.scope() + "/" + document.id(),
          document.version() + " " + document.stage());
    }
    return versions;
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
