package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.duckdb.instance.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks for a column that could be the primary key: by its name, or because it is the first; never
/// empty, and no value twice.
final class KeySearch {

  private static final Pattern NAME =
      Pattern.compile("(?i)(.*[_ -])?(id|key|code|uuid|guid|number|nr)|.*[a-z](Id|Key|Code)");

  /// Exact counting takes a look at all rows each time.
  private static final int MOST = 3;

  private final Session session;
  private final String from;
  private final Seen seen;

  /// @param from the rows that were looked at
  KeySearch(Session session, String from, Seen seen) {
    this.session = session;
    this.from = from;
    this.seen = seen;
  }

  Optional<String> find() {
    if (seen.rows() < 2) {
      return Optional.empty();
    }
    List<Seen.Column> likely = new ArrayList<>();
    for (int i = 0; i < seen.columns().size(); i++) {
      if (isLikely(seen.columns().get(i), i == 0)) {
        likely.add(seen.columns().get(i));
      }
    }
    return likely.stream()
        .limit(MOST)
        .filter(this::isUnique)
        .findFirst()
        .map(column -> column.profile().name());
  }

  private boolean isLikely(Seen.Column column, boolean first) {
    ColumnProfile profile = column.profile();
    String type = profile.type().toLowerCase(Locale.ROOT);
    boolean named = first || NAME.matcher(profile.name()).matches();
    boolean kind = type.matches("u?(tinyint|smallint|integer|bigint|hugeint)|varchar|uuid|date");
    // the count is off by a few percent
    boolean differs = column.distinct() >= seen.rows() * 0.8;
    return named && kind && differs && profile.missing() == 0 && !profile.name().isEmpty();
  }

  private boolean isUnique(Seen.Column column) {
    return session.row(
        "SELECT count(DISTINCT " + column.raw() + ") = count(*) FROM (" + from + ")",
        row -> row.truth(1));
  }
}
