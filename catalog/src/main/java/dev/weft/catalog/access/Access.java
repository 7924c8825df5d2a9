package dev.weft.catalog.access;

import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/// Reads tokens and settings of the node.
public class Access {

  private static final RowMapper<Token> TOKEN =
      (row, context) ->
          new Token(
              row.getString("id"),
              row.getString("principal"),
              Columns.text(row, "account"),
              row.getString("name"),
              row.getString("hash"),
              row.getString("scope"),
              row.getString("kind"),
              row.getLong("created_at"),
              Columns.number(row, "expires_at"),
              Columns.number(row, "revoked_at"),
              Columns.number(row, "last_used"));

  private final Snapshot snapshot;

  public Access(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A token by its id, whether valid or not.
  public final Optional<Token> findToken(String id) {
    return snapshot.query("select * from token where id = :id").bind("id", id).map(TOKEN).findOne();
  }

  /// The token with this hash, whether valid or not: ask `Token.valid`.
  public final Optional<Token> findByHash(String hash) {
    return snapshot
        .query("select * from token where hash = :hash")
        .bind("hash", hash)
        .map(TOKEN)
        .findOne();
  }

  /// Tokens of a principal by id, revoked ones included.
  ///
  /// @param after id of the last one seen, empty to start
  public final List<Token> tokens(String principal, String after, int limit) {
    return snapshot
        .query(
            """
            select * from token where principal = :principal and id > :after
            order by id limit :limit
            """)
        .bind("principal", principal)
        .bind("after", after)
        .bind("limit", limit)
        .map(TOKEN)
        .list();
  }

  /// A setting of the node.
  public final Optional<String> findSetting(String name) {
    return snapshot
        .query("select value from setting where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }
}
