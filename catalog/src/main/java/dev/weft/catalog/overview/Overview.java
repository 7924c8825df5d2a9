package dev.weft.catalog.overview;

import dev.weft.catalog.overview.ProductStanding.CurrentState;
import dev.weft.catalog.overview.ProductStanding.LastBuild;
import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Reads where products stand, a page in one statement.
public final class Overview {

  private final Snapshot snapshot;

  public Overview(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Active majors by product and major, those of hidden products included.
  ///
  /// @param after the last one seen, `Cursor.FIRST` to start
  public List<ProductStanding> standings(ProductStanding.Cursor after, int limit) {
    return snapshot
        .query(
            """
            select m.product, p.kind, p.status, p.hidden, m.major, m.revision, v.version,
              c.number, r.version as release_version, r.revision as release_revision,
              r.published_at, r.rollback_of, r.port_rows, b.id as build, b.state as build_state
            from product_major m
            join product p on p.product = m.product
            join revision v on v.product = m.product and v.number = m.revision
            left join current_release c on c.product = m.product and c.major = m.major
            left join product_release r
              on r.product = c.product and r.kind = 'RELEASE' and r.number = c.number
            left join run b on b.id =
              (select id from run
               where product = m.product and major = m.major and kind = 'BUILD'
               order by queued_at desc, id desc limit 1)
            where m.active = :active and (m.product, m.major) > (:product, :major)
            order by m.product, m.major limit :limit
            """)
        .bind("active", true)
        .bind("product", after.product())
        .bind("major", after.major())
        .bind("limit", limit)
        .map((row, context) -> standing(row))
        .list();
  }

  /// The newest releases of every major of some products, each major's newest first; previews are
  /// none, dropped ones are among them.
  ///
  /// @param most of each major
  public List<PublishedRelease> published(Collection<ProductId> products, int most) {
    if (products.isEmpty()) {
      return List.of();
    }
    var among = new Among("product", products.stream().map(ProductId::toString).toList());
    String sql =
        """
            select product, major, number, published_at, rollback_of, dropped_at from
              (select product, major, number, published_at, rollback_of, dropped_at,
                 row_number() over (partition by product, major order by number desc) as place
               from product_release where kind = 'RELEASE' and product in %s) newest
            where place <= :most order by product, major, number desc
            """
            .formatted(among.sql());
    return among
        .bind(snapshot.query(sql))
        .bind("most", most)
        .map(
            (row, context) ->
                new PublishedRelease(
                    Columns.product(row, "product"),
                    row.getInt("major"),
                    row.getLong("number"),
                    row.getLong("published_at"),
                    Columns.number(row, "rollback_of"),
                    Columns.number(row, "dropped_at").isPresent()))
        .list();
  }

  private static ProductStanding standing(ResultSet row) throws SQLException {
    return new ProductStanding(
        Columns.product(row, "product"),
        ProductKind.find(row.getString("kind")).orElseThrow(),
        row.getString("status"),
        row.getBoolean("hidden"),
        row.getInt("major"),
        row.getLong("revision"),
        Columns.version(row, "version"),
        current(row),
        build(row));
  }

  private static Optional<CurrentState> current(ResultSet row) throws SQLException {
    Optional<Long> number = Columns.number(row, "number");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CurrentState(
            number.get(),
            Columns.version(row, "release_version"),
            row.getLong("release_revision"),
            row.getLong("published_at"),
            Columns.number(row, "rollback_of").isPresent(),
            row.getLong("port_rows")));
  }

  private static Optional<LastBuild> build(ResultSet row) throws SQLException {
    Optional<String> run = Columns.text(row, "build");
    return run.isEmpty()
        ? Optional.empty()
        : Optional.of(new LastBuild(run.get(), RunState.valueOf(row.getString("build_state"))));
  }
}
