package dev.weft.catalog.registry;

import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.MajorId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.Query;

/// Reads about many majors in as many statements as about one.
final class SeveralMajors {

  private SeveralMajors() {}

  private record Read(MajorId major, PortConsumer by) {}

  static Map<MajorId, List<PortConsumer>> consumers(Snapshot snapshot, Collection<MajorId> majors) {
    var consumers = new HashMap<MajorId, List<PortConsumer>>();
    if (!majors.isEmpty()) {
      String sql =
          """
          select distinct i.input_product, i.input_major, m.product, m.major, i.input_port
          from product_major m
          join revision_input i on i.product = m.product and i.number = m.revision
          where (i.input_product, i.input_major) in (%s) and m.active = :active
          order by m.product, m.major, i.input_port
          """;
      query(snapshot, sql, majors)
          .bind("active", true)
          .map(
              (row, context) ->
                  new Read(
                      new MajorId(Columns.product(row, "input_product"), row.getInt("input_major")),
                      RegistryRows.CONSUMER.map(row, context)))
          .forEach(
              read ->
                  consumers.computeIfAbsent(read.major(), _ -> new ArrayList<>()).add(read.by()));
    }
    return consumers;
  }

  static Map<MajorId, List<RegisteredPort>> ports(Snapshot snapshot, Collection<MajorId> majors) {
    if (majors.isEmpty()) {
      return Map.of();
    }
    return query(
            snapshot,
            "select * from port where (product, major) in (%s) order by product, major, name",
            majors)
        .map(RegistryRows.PORT)
        .collect(Collectors.groupingBy(port -> new MajorId(port.product(), port.major())));
  }

  private static Query query(Snapshot snapshot, String sql, Collection<MajorId> majors) {
    List<MajorId> all = majors.stream().distinct().toList();
    String values =
        IntStream.range(0, all.size())
            .mapToObj(i -> "(:product_%d, :major_%d)".formatted(i, i))
            .collect(Collectors.joining(", ", "values ", ""));
    Query query = snapshot.query(sql.formatted(values));
    for (int i = 0; i < all.size(); i++) {
      query.bind("product_" + i, all.get(i).product().toString());
      query.bind("major_" + i, all.get(i).major());
    }
    return query;
  }
}
