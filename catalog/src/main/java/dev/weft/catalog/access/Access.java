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

  /// Whose tokens are listed, and when.
  ///
  /// @param principal as in `Principal.text()`
  /// @param account by which they are known; empty for whoever has none
  /// @param now microseconds since the epoch
  public record Whose(String principal, Optional<String> account, long now) {}

  /// Personal tokens by id, those that have ended included; of sessions, and of tokens that set a
  /// password, those that have not.
  ///
  /// @param after id of the last one seen, empty to start
  public final List<Token> tokens(Whose whose, String after, int limit) {
    return snapshot
        .query(
            """
            select * from token
            where principal = :principal and coalesce(account, '') = :account and id > :after
              and (kind = :personal or revoked_at is null
                and (expires_at is null or expires_at > :now))
            order by id limit :limit
            """)
        .bind("principal", whose.principal())
        .bind("account", whose.account().orElse(""))
        .bind("personal", Token.PERSONAL)
        .bind("now", whose.now())
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
