package dev.weft.catalog.notice;

import dev.weft.catalog.notice.Notice.Kind;
import dev.weft.catalog.notice.Notice.Topic;
import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads notices, and how far those have come who write them.
public class Notices {

  static final String COLUMNS =
      "n.number, n.kind, n.topic, n.subject, n.product, n.facts, n.at, r.told, r.read_at";

  static final RowMapper<ReceivedNotice> RECEIVED =
      (row, context) ->
          new ReceivedNotice(
              new Notice(
                  row.getLong("number"),
                  Kind.valueOf(row.getString("kind")),
                  Topic.valueOf(row.getString("topic")),
                  row.getString("subject"),
                  row.getString("product"),
                  facts(row.getString("facts")),
                  row.getLong("at")),
              row.getLong("told"),
              Columns.number(row, "read_at"));

  private static final int AT_ONCE = 500;

  private final Snapshot snapshot;

  public Notices(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @SuppressWarnings("unchecked") // written from such a map
  private static Map<String, String> facts(String json) {
    return Json.read(json, Map.class);
  }

  /// What somebody was told, the last first; an old notice that they were told of late comes with
  /// what they were told then.
  ///
  /// @param who as in `Principal.text()`
  /// @param before only what was told before, as `ReceivedNotice.told`
  public final List<ReceivedNotice> list(String who, Unread unread, long before, int limit) {
    String where = unread == Unread.ONLY ? " and r.read_at is null" : "";
    return query(where + " and r.told < :before order by r.told desc limit :most")
        .bind("who", who)
        .bind("before", before)
        .bind("most", limit)
        .map(RECEIVED)
        .list();
  }

  /// Which of them.
  public enum Unread {
    ONLY,
    AND_READ
  }

  /// One notice of somebody; empty when they were not told.
  public final Optional<ReceivedNotice> find(String who, long number) {
    return query(" and r.notice_number = :number")
        .bind("who", who)
        .bind("number", number)
        .map(RECEIVED)
        .findOne();
  }

  /// Those of some occasions of which there is a notice, in few statements.
  public final Set<String> told(Collection<String> occasions) {
    var told = new HashSet<String>();
    for (List<String> part : parts(List.copyOf(occasions))) {
      var among = new Among("o", part);
      among
          .bind(snapshot.query("select occasion from notice where occasion in " + among.sql()))
          .mapTo(String.class)
          .forEach(told::add);
    }
    return told;
  }

  private static List<List<String>> parts(List<String> all) {
    return IntStream.iterate(0, at -> at < all.size(), at -> at + AT_ONCE)
        .mapToObj(at -> all.subList(at, Math.min(all.size(), at + AT_ONCE)))
        .toList();
  }

  private Query query(String more) {
    return snapshot.query(
        "select "
            + COLUMNS
            + " from notice_recipient r join notice n on n.number = r.notice_number"
            + " where r.who = :who"
            + more);
  }

  /// How far a reader of the journal has come.
  ///
  /// @param reader its name
  public final long position(String reader) {
    return snapshot
        .query("select position from journal_reader where name = :name")
        .bind("name", reader)
        .mapTo(Long.class)
        .one();
  }

  /// What somebody watches, by product.
  ///
  /// @param after name of the last product seen, empty to start
  public final List<Watch> watched(String who, String after, int limit) {
    return snapshot
        .query(
            """
            select who, product, since from product_watch
            where who = :who and product > :after order by product limit :most
            """)
        .bind("who", who)
        .bind("after", after)
        .bind("most", limit)
        .map(Notices::watch)
        .list();
  }

  /// Who watches a product, by name.
  public final List<Watch> watchers(ProductId product) {
    return snapshot
        .query(
            "select who, product, since from product_watch where product = :product order by who")
        .bind("product", product.toString())
        .map(Notices::watch)
        .list();
  }

  private static Watch watch(ResultSet row, StatementContext context) throws SQLException {
    return new Watch(row.getString("who"), Columns.product(row, "product"), row.getLong("since"));
  }
}
