package dev.weft.catalog.journal;

/// What happens in the journal: the kinds of entries that stores make. Use cases add their own.
/// Kinds are stored and never renamed.
public final class EntryKinds {

  /// Subject `scope/kind/name`; detail `version, retired, hash`.
  public static final String DOCUMENT_CHANGED = "document.changed";

  /// Subject the product; detail `revision, version, major, hash`.
  public static final String REVISION_APPLIED = "revision.applied";

  /// Subject the product at its new address; detail `from, revision`.
  public static final String PRODUCT_MOVED = "product.moved";

  /// Subject `domain/product@major`.
  public static final String MAJOR_RETIRED = "major.retired";

  /// Subject the product.
  public static final String PRODUCT_PAUSED = "product.paused";

  /// Subject the product.
  public static final String PRODUCT_RESUMED = "product.resumed";

  /// Subject the product; detail `capture`.
  public static final String CHANGE_PROPOSED = "proposal.made";

  /// Subject the product; detail `capture`.
  public static final String PROPOSAL_WITHDRAWN = "proposal.withdrawn";

  /// Subject `domain/product@version+number`; detail `product, major, number, revision, run,
  /// previous` and for a rollback `rollbackOf`.
  public static final String RELEASE_PUBLISHED = "release.published";

  /// Subject `domain/product@version-preview.number`; detail as for a release, and `expiresAt`.
  public static final String PREVIEW_MADE = "preview.made";

  /// Subject the release or preview.
  public static final String RELEASE_DROPPED = "release.dropped";

  /// Subject the run's id; detail `product, major, revision, kind`, as for all kinds of runs.
  public static final String RUN_QUEUED = "run.queued";

  public static final String RUN_STARTED = "run.started";

  /// Detail also `release`.
  public static final String RUN_SUCCEEDED = "run.succeeded";

  /// Detail also `state, code`.
  public static final String RUN_FAILED = "run.failed";

  public static final String RUN_LOST = "run.lost";

  /// Somebody asked the server that works on a run to stop it.
  public static final String RUN_STOPPING = "run.stopping";

  /// Subject the run's id; detail `ordinal, name, kind, state, rows`.
  public static final String RUN_STEP = "run.step";

  /// Subject the run's id; detail `table, checks, broken`.
  public static final String RUN_CHECKED = "run.checked";

  /// Somebody has to wait after too many tokens that opened nothing. Subject the address or the
  /// token's id, `unknown` when there is none; detail `by, from, failures, seconds` and for a token
  /// `principal, name`.
  public static final String SIGN_IN_LOCKED = "sign-in.locked";

  /// Subject the token's id; detail `principal, name, scope`.
  public static final String TOKEN_CREATED = "token.created";

  /// Subject the token's id; detail `principal, name, scope`.
  public static final String TOKEN_REVOKED = "token.revoked";

  /// An issuer said who somebody is. Subject the principal; detail `issuer, groups, attributes`.
  public static final String PERSON_VOUCHED = "person.vouched";

  /// Subject the principal.
  public static final String PASSWORD_CHANGED = "password.changed";

  /// Subject the request's number; detail `product, consumer, state`, as for all that follows it.
  public static final String ACCESS_REQUESTED = "access.requested";

  public static final String ACCESS_APPROVED = "access.approved";

  public static final String ACCESS_DECIDED = "access.decided";

  /// Somebody proposed, approved, commented … a change. Subject its number; detail `kind, about,
  /// hash, state`.
  public static final String CHANGE_SAID = "change.said";

  /// Somebody wants to know what happens to a product. Subject the product; detail `who`.
  public static final String PRODUCT_WATCHED = "product.watched";

  /// Subject the product; detail `who`.
  public static final String PRODUCT_UNWATCHED = "product.unwatched";

  /// Subject the setting's name, without its value.
  public static final String SETTING_CHANGED = "setting.changed";

  /// Subject the product; detail `kind, number, columns`: these columns of the release carry more
  /// from now on.
  public static final String LABEL_RAISED = "label.raised";

  private EntryKinds() {}
}
