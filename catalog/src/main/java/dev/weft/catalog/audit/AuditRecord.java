package dev.weft.catalog.audit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One decision, what came of it, or one look at what exists: everything that deciding it again
/// needs. Holds no values of rows and no literals of statements; whoever makes one sees to that.
///
/// @param at microseconds since the epoch, the journal's time
/// @param registry position of the journal that the decision saw
/// @param facts about the principal, by name, for instance `role.sales` or `attribute.markets`
/// @param about id of the decision that a usage belongs to; 0 for everything else
public record AuditRecord(
    Kind kind,
    long at,
    long registry,
    Who who,
    Question question,
    Outcome outcome,
    List<Table> tables,
    SortedMap<String, String> facts,
    long about) {

  /// What a record is of. Stored by name.
  public enum Kind {
    /// The kernel decided; durable before anything leaves.
    DECISION,
    /// What left after a decision.
    USAGE,
    /// Somebody looked at what exists.
    DISCOVERY
  }

  /// What came of it. Stored by name.
  public enum Verdict {
    ALLOW,
    DENY,
    /// Of a usage: the whole answer left.
    ANSWERED,
    /// Of a usage: the answer broke off.
    FAILED
  }

  /// Who asked.
  ///
  /// @param actor the one really signed in; empty when it is the principal
  /// @param trace id of the request in logs; of identical records the first one's
  public record Who(String principal, String actor, String via, String trace) {}

  /// What was asked.
  ///
  /// @param purpose empty when none was stated
  /// @param text a statement without its literals, or what was looked at
  /// @param fingerprint of the text
  public record Question(String action, String purpose, String text, String fingerprint) {}

  /// What came of it, and the stable code of a refusal or failure, empty otherwise.
  public record Outcome(Verdict verdict, String code) {}

  /// One table of a decision.
  ///
  /// @param product `domain/product`
  /// @param state what was read of it, for instance `sales/orders@1.0.0+7`; empty when refused
  /// @param filters how many row filters were in force; their literals may be data
  /// @param minimumGroup subjects that a group needs at least; 0 without that obligation
  /// @param versions every policy and document considered, id to hash
  public record Table(
      String product,
      int major,
      String name,
      String state,
      Grant grant,
      List<Column> columns,
      int filters,
      int minimumGroup,
      Outcome outcome,
      SortedMap<String, String> versions) {
    public Table {
      columns = List.copyOf(columns);
      versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    }
  }

  /// What a decision rests on.
  ///
  /// @param via membership or agreement; empty when there is no grant
  /// @param id of the agreement, or the domain and role of the membership
  public record Grant(String via, String id) {
    public static final Grant NONE = new Grant("", "");
  }

  /// One column of a table.
  ///
  /// @param shown `show`, a mask's word or `hide`
  /// @param used whether the statement uses it
  public record Column(String name, String shown, boolean used) {}

  public AuditRecord {
    tables = List.copyOf(tables);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }
}
