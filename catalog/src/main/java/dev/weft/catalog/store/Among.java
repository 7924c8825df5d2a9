package dev.weft.catalog.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;

/// Several texts that a column may have, each bound by itself: the same on every database.
///
/// @param name of the parameters, with a number behind it
/// @param values at least one
public record Among(String name, List<String> values) {

  public Among {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing is among nothing");
    }
  }

  /// What stands behind `in`.
  public String sql() {
    return IntStream.range(0, values.size())
        .mapToObj(i -> ":" + name + "_" + i)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  public Query bind(Query query) {
    for (int i = 0; i < values.size(); i++) {
      query.bind(name + "_" + i, values.get(i));
    }
    return query;
  }
}
