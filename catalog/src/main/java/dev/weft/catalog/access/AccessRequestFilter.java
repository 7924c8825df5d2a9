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

    /// One's own, those on whose side one stands, and those about products of some domains.
    ///
    /// @param who as in `Principal.text()`
    /// @param consumers oneself, one's teams and accounts, as in `Agreement.Consumer.text()`
    /// @param builders all requests for products of these domains
    /// @param domains all requests about these
    /// @param personal requests about these that ask for personal data
    /// @param roles `domain:role` and `mesh:role`, by which rules may name somebody
    record Of(
        String who,
        Set<String> consumers,
        Set<String> builders,
        Set<String> domains,
        Set<String> personal,
        Set<String> roles)
        implements Sight {
      public Of {
        consumers = Set.copyOf(consumers);
        builders = Set.copyOf(builders);
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
            bind(narrow, "b", "product:", of.builders());
            bind(narrow, "d", "", of.domains());
            bind(narrow, "p", "", of.personal());
            if (!of.personal().isEmpty()) {
              narrow.bind("personal", true);
            }
            consumers(of).ifPresent(among -> among.bind(narrow));
            yield named(of).bind(narrow).bind("who", of.who());
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
    var ways = new ArrayList<>(List.of("requester = :who"));
    consumers(of).ifPresent(among -> ways.add("consumer in " + among.sql()));
    for (int i = 0; i < of.builders().size(); i++) {
      ways.add(between("consumer", "b" + i));
    }
    ways.add(
        "number in (select request from access_route_named where who in " + named(of).sql() + ")");
    for (int i = 0; i < of.domains().size(); i++) {
      ways.add(between("product", "d" + i));
    }
    for (int i = 0; i < of.personal().size(); i++) {
      ways.add("(personal = :personal and " + between("product", "p" + i) + ")");
    }
    return String.join(" or ", ways);
  }

  private static Optional<Among> consumers(Sight.Of of) {
    return of.consumers().isEmpty()
        ? Optional.empty()
        : Optional.of(new Among("c", List.copyOf(new TreeSet<>(of.consumers()))));
  }

  private static Among named(Sight.Of of) {
    var names = new ArrayList<>(List.of(of.who()));
    names.addAll(new TreeSet<>(of.roles()));
    return new Among("n", names);
  }

  /// Products of a domain stand side by side in the order of bytes.
  private static String between(String column, String name) {
    return "(" + column + " >= :" + name + "_from and " + column + " < :" + name + "_to)";
  }

  private static void bind(Query query, String name, String prefix, Set<String> domains) {
    int i = 0;
    for (String domain : new TreeSet<>(domains)) {
      query.bind(name + i + "_from", prefix + domain + "/");
      query.bind(name + i + "_to", prefix + domain + (char) ('/' + 1));
      i++;
    }
  }
}
