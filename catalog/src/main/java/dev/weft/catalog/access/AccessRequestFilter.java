package dev.weft.catalog.access;

import dev.weft.catalog.access.AccessRequest.State;
import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.Query;

/// Which requests are wanted.
///
/// @param state empty for all
public record AccessRequestFilter(Optional<State> state, Sight sight) {

  public static final AccessRequestFilter ALL =
      new AccessRequestFilter(Optional.empty(), new Sight.Everything());

  /// Whose eyes.
  public sealed interface Sight {
    /// All requests.
    record Everything() implements Sight {}

    /// One's own and those about products of some domains.
    ///
    /// @param who as in `Principal.text()`
    /// @param domains all requests about these
    /// @param personal requests about these that ask for personal data
    /// @param roles `domain:role` and `mesh:role`, by which rules may name somebody
    record Of(String who, Set<String> domains, Set<String> personal, Set<String> roles)
        implements Sight {
      public Of {
        domains = Set.copyOf(domains);
        personal = Set.copyOf(personal);
        roles = Set.copyOf(roles);
      }
    }
  }

  Query query(Snapshot snapshot) {
    String where = state.isEmpty() ? "" : " and state = :state";
    Query query =
        switch (sight) {
          case Sight.Everything() -> snapshot.query(text(where));
          case Sight.Of of -> {
            Query narrow = snapshot.query(text(where + " and (" + own(of) + ")"));
            bind(narrow, "d", of.domains());
            bind(narrow, "p", of.personal());
            if (!of.personal().isEmpty()) {
              narrow.bind("personal", true);
            }
            yield named(of)
                .bind(narrow)
                .bind("who", of.who())
                .bind("consumer", "person:" + of.who());
          }
        };
    state.ifPresent(one -> query.bind("state", one.name()));
    return query;
  }

  private static String text(String where) {
    return "select * from access_request where number < :before"
        + where
        + " order by number desc limit :limit";
  }

  private static String own(Sight.Of of) {
    var ways = new ArrayList<>(List.of("requester = :who", "consumer = :consumer"));
    ways.add(
        "number in (select request from access_route_named where who in " + named(of).sql() + ")");
    for (int i = 0; i < of.domains().size(); i++) {
      ways.add(about("d" + i));
    }
    for (int i = 0; i < of.personal().size(); i++) {
      ways.add("(personal = :personal and " + about("p" + i) + ")");
    }
    return String.join(" or ", ways);
  }

  private static Among named(Sight.Of of) {
    var names = new ArrayList<>(List.of(of.who()));
    names.addAll(new TreeSet<>(of.roles()));
    return new Among("n", names);
  }

  /// Products of a domain stand side by side in the order of bytes.
  private static String about(String name) {
    return "(product >= :" + name + "_from and product < :" + name + "_to)";
  }

  private static void bind(Query query, String prefix, Set<String> domains) {
    int i = 0;
    for (String domain : new TreeSet<>(domains)) {
      query.bind(prefix + i + "_from", domain + "/");
      query.bind(prefix + i + "_to", domain + (char) ('/' + 1));
      i++;
    }
  }
}
