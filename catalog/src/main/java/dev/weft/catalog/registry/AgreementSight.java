package dev.weft.catalog.registry;

import dev.weft.catalog.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Query;

/// Whose eyes look at agreements.
public sealed interface AgreementSight {

  /// All agreements.
  record Everything() implements AgreementSight {}

  /// Those of some domains, those of products of these, and one's own.
  ///
  /// @param consumers oneself, one's teams and one's accounts, as in `Agreement.Consumer.text()`
  record Of(Set<String> consumers, Set<String> domains) implements AgreementSight {
    public Of {
      consumers = Set.copyOf(consumers);
      domains = Set.copyOf(domains);
    }
  }

  /// The question for a page of documents, without its bounds.
  default Query query(Snapshot snapshot) {
    return switch (this) {
      case Everything() -> snapshot.query(text(""));
      case Of(Set<String> consumers, Set<String> domains) -> {
        List<String> ordered = List.copyOf(new TreeSet<>(domains));
        List<String> own = List.copyOf(new TreeSet<>(consumers));
        Query query = snapshot.query(text(" and (" + ways(own.size(), ordered.size()) + ")"));
        for (int at = 0; at < own.size(); at++) {
          query.bind("c" + at, own.get(at));
        }
        for (int at = 0; at < ordered.size(); at++) {
          query.bind("d" + at, ordered.get(at));
          query.bind("d" + at + "_from", "product:" + ordered.get(at) + "/");
          query.bind("d" + at + "_to", "product:" + ordered.get(at) + (char) ('/' + 1));
        }
        yield query;
      }
    };
  }

  private static String text(String where) {
    return "select * from document where kind = :kind and (scope, name) > (:scope, :name)"
        + where
        + " order by scope, name limit :limit";
  }

  /// Products of a domain stand side by side in the order of bytes.
  private static String ways(int consumers, int domains) {
    // A consumer that nobody is: who holds nothing and has no domain sees nothing.
    var ways = new ArrayList<>(List.of("consumer = ''"));
    for (int at = 0; at < consumers; at++) {
      ways.add("consumer = :c" + at);
    }
    for (int at = 0; at < domains; at++) {
      ways.add("scope = :d" + at);
      ways.add("(consumer >= :d" + at + "_from and consumer < :d" + at + "_to)");
    }
    return String.join(" or ", ways);
  }
}
