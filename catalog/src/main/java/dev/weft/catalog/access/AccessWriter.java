package dev.weft.catalog.access;

import dev.weft.catalog.access.TokenDraft.IssuerSession;
import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.Unjournaled;
import dev.weft.catalog.people.VouchingWriter;
import dev.weft.catalog.people.Way;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Changes tokens and settings. Every method but the marked ones records what it did in the
/// journal; neither hashes nor values go there.
public final class AccessWriter extends Access {

  private final Change change;

  public AccessWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Stores a token.
  public Token addToken(TokenDraft draft) {
    change
        .update(
            """
            insert into token
              (id, principal, account, name, hash, scope, created_at, expires_at, kind, issuer,
               issuer_session)
            values
              (:id, :principal, :account, :name, :hash, :scope, :now, :expires, :kind, :issuer,
               :session)
            """)
        .bind("id", draft.id())
        .bind("principal", draft.principal())
        .bind("account", draft.account().orElse(null))
        .bind("name", draft.name())
        .bind("hash", draft.hash())
        .bind("scope", draft.scope())
        .bind("now", change.now())
        .bind("expires", draft.expiresAt().orElse(null))
        .bind("kind", draft.kind())
        .bind("issuer", draft.issuer().map(IssuerSession::issuer).orElse(null))
        .bind("session", draft.issuer().map(IssuerSession::name).orElse(null))
        .execute();
    Token token = get(draft.id());
    record(EntryKinds.TOKEN_CREATED, token);
    return token;
  }

  /// Ends a token for ever, and what was said with a sign-in with its session. The first revocation
  /// stands, a second one changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TOKEN_NOT_FOUND
  public Token revoke(String id) {
    int rows =
        change
            .update("update token set revoked_at = :now where id = :id and revoked_at is null")
            .bind("now", change.now())
            .bind("id", id)
            .execute();
    Token token = get(id);
    if (rows > 0) {
      record(EntryKinds.TOKEN_REVOKED, token);
      new VouchingWriter(change).end(Way.session(id));
    }
    return token;
  }

  /// Ends what began with a session of an issuer, for ever.
  ///
  /// @return how many there were that had not ended
  public int revokeOf(IssuerSession session) {
    List<String> ids =
        change
            .query(
                """
                select id from token
                where issuer = :issuer and issuer_session = :session and revoked_at is null
                order by id
                """)
            .bind("issuer", session.issuer())
            .bind("session", session.name())
            .mapTo(String.class)
            .list();
    ids.forEach(this::revoke);
    return ids.size();
  }

  /// Ends tokens of a kind that somebody has, for ever.
  public void revokeAll(String principal, String kind) {
    List<String> ids =
        change
            .query(
                """
                select id from token
                where principal = :principal and kind = :kind and revoked_at is null
                order by id
                """)
            .bind("principal", principal)
            .bind("kind", kind)
            .mapTo(String.class)
            .list();
    ids.forEach(this::revoke);
  }

  /// Notes that whoever shows tokens from an address, or one token, has to wait.
  ///
  /// @param token that is shown too often; empty when the address waits, or when nobody has it
  /// @param detail more to note
  public void lockOut(String subject, Optional<Token> token, Map<String, Object> detail) {
    var whole = new TreeMap<>(detail);
    token.ifPresent(
        known -> {
          whole.put("principal", known.principal());
          whole.put("name", known.name());
        });
    change.record(EntryKinds.SIGN_IN_LOCKED, subject, whole);
  }

  /// Notes that a token was used now. An unknown one is no error.
  @Unjournaled("happens with every request; audit records what was asked")
  public void touch(String id) {
    change
        .update("update token set last_used = :now where id = :id")
        .bind("now", change.now())
        .bind("id", id)
        .execute();
  }

  /// Sets a setting of the node. Setting the same value again changes nothing.
  public void putSetting(String name, String value) {
    int rows =
        change
            .update(
                """
                insert into setting (name, value, changed_at, changed_by)
                values (:name, :value, :now, :by)
                on conflict (name) do update
                set value = excluded.value, changed_at = excluded.changed_at,
                  changed_by = excluded.changed_by
                where setting.value <> excluded.value
                """)
            .bindMap(setting(name, value))
            .execute();
    recordSetting(rows, name);
  }

  /// Sets a setting that is not set yet.
  ///
  /// @return the value that holds from now on: the given one, or the one that stood before
  public String putSettingOnce(String name, String value) {
    int rows =
        change
            .update(
                """
                insert into setting (name, value, changed_at, changed_by)
                values (:name, :value, :now, :by)
                on conflict (name) do nothing
                """)
            .bindMap(setting(name, value))
            .execute();
    recordSetting(rows, name);
    return findSetting(name).orElseThrow();
  }

  private Map<String, Object> setting(String name, String value) {
    return Map.of(
        "name", name, "value", value, "now", change.now(), "by", change.cause().principal());
  }

  private Token get(String id) {
    return findToken(id).orElseThrow(() -> AccessProblems.noToken(id));
  }

  private void record(String kind, Token token) {
    change.record(
        kind,
        token.id(),
        Map.of("principal", token.principal(), "name", token.name(), "scope", token.scope()));
  }

  private void recordSetting(int rows, String name) {
    if (rows > 0) {
      change.record(EntryKinds.SETTING_CHANGED, name, Map.of());
    }
  }
}
