package dev.weft.catalog.run;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/// Reads what checks found, build after build. Of each table and major the newest `KEPT` builds are
/// known; previews are known by their run alone.
public class Checks {

  /// Half a year of a table that is built every day. More would let a table that is built every few
  /// minutes grow the database for ever; releases are what is kept longer.
  public static final int KEPT = 200;

  private final Snapshot snapshot;

  public Checks(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Which builds are asked about.
  public enum Builds {
    ALL(" and r.kind = 'BUILD'"),
    /// Those that published a release.
    PUBLISHED(" and r.kind = 'BUILD' and r.state = 'SUCCEEDED'");

    private final String condition;

    Builds(String condition) {
      this.condition = condition;
    }
  }

  /// All results of some builds and previews, each by table, in the order of the contracts.
  public final List<RunCheck> ofRuns(List<String> runs) {
    if (runs.isEmpty()) {
      return List.of();
    }
    var among = new Among("run", runs);
    return among
        .bind(
            snapshot.query(
                "select * from run_check where run in "
                    + among.sql()
                    + " order by run, table_name, ordinal"))
        .map(RunRows.CHECK)
        .list();
  }

  /// Results of the newest build that checked each of some tables, by table and in the order of its
  /// contract; none of tables of which there is no such build.
  ///
  /// @param after where the last page ended, `Place.FIRST` to start
  public final List<RunCheck> newest(
      ProductId product,
      int major,
      Collection<String> tables,
      Builds builds,
      RunCheck.Place after,
      int limit) {
    if (tables.isEmpty()) {
      return List.of();
    }
    var among = new Among("table", List.copyOf(tables));
    String sql =
        """
        select c.* from run_check c join
          (select table_name, run from
             (select c.table_name, c.run,
                row_number() over
                  (partition by c.table_name order by c.checked_at desc, c.run desc) as place
              from run_check c join run r on r.id = c.run
              where c.product = :product and c.major = :major and c.ordinal = 0
                and c.table_name in %s%s) builds
           where place = 1) newest
        on newest.run = c.run and newest.table_name = c.table_name
        where (c.table_name, c.ordinal) > (:after, :ordinal)
        order by c.table_name, c.ordinal limit :limit
        """
            .formatted(among.sql(), builds.condition);
    return among
        .bind(about(product, major, sql))
        .bind("after", after.table())
        .bind("ordinal", after.ordinal())
        .bind("limit", limit)
        .map(RunRows.CHECK)
        .list();
  }

  /// What one check of a table found, the newest build first.
  ///
  /// @param after where the last page ended, `Cursor.NEWEST` to start
  public final List<RunCheck> history(
      ProductId product,
      int major,
      String table,
      String name,
      Builds builds,
      RunCheck.Cursor after,
      int limit) {
    return about(
            product,
            major,
            """
            select c.* from run_check c join run r on r.id = c.run
            where c.product = :product and c.major = :major and c.table_name = :table
              and c.name = :name and (c.checked_at, c.run) < (:at, :run)%s
            order by c.checked_at desc, c.run desc limit :limit
            """
                .formatted(builds.condition))
        .bind("table", table)
        .bind("name", name)
        .bind("at", after.checkedAt())
        .bind("run", after.run())
        .bind("limit", limit)
        .map(RunRows.CHECK)
        .list();
  }

  private Query about(ProductId product, int major, String sql) {
    return snapshot.query(sql).bind("product", product.toString()).bind("major", major);
  }
}
