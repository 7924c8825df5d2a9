package dev.weft.catalog.registry;

import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What existed at an earlier time, as the journal tells it. Texts of documents and revisions are
/// kept for good, so all of it can be read again.
public final class History {

  private final Snapshot snapshot;

  public History(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// Whether a product had the address at a time that it has now. What it was before it moved was
  /// another domain's, so nothing is told of it under this one.
  private boolean isHere(Moves moves, ProductId product, long at) {
    return moves.since(product).map(since -> since <= at).orElse(true);
  }

  private Moves moves() {
    return new Addresses(snapshot).moves();
  }

  /// When the first document of the mesh was applied, in microseconds since the epoch; empty
  /// before.
  public Optional<Long> begin() {
    return snapshot
        .query("select min(at) as began from journal_entry where kind = :kind")
        .bind("kind", EntryKinds.DOCUMENT_CHANGED)
        .map((row, context) -> Columns.number(row, "began"))
        .one();
  }

  /// Documents of mesh and domains at a time, retired ones included, by scope, kind and name. Which
  /// files they came from is not known any more.
  ///
  /// @param at microseconds since the epoch
  public List<StoredDocument> documents(long at) {
    return snapshot
        .query(
            """
            select at, subject, principal, detail from journal_entry
            where position in
              (select max(position) from journal_entry
               where kind = :kind and at <= :at group by subject)
            order by subject
            """)
        .bind("kind", EntryKinds.DOCUMENT_CHANGED)
        .bind("at", at)
        .map(
            (row, context) ->
                document(
                    row.getString("subject"),
                    Json.read(row.getString("detail"), Detail.class),
                    row.getLong("at"),
                    row.getString("principal")))
        .list();
  }

  /// What an entry says of a document.
  record Detail(long version, boolean retired, String hash) {}

  private static StoredDocument document(String subject, Detail detail, long at, String by) {
    var key = StoredDocument.Key.of(subject);
    return new StoredDocument(
        key.scope(),
        key.kind(),
        key.name(),
        "",
        detail.hash(),
        detail.retired(),
        detail.version(),
        at,
        by);
  }

  /// Majors of a product that had a revision and were not retired at a time, lowest first.
  ///
  /// @param at microseconds since the epoch
  public List<Integer> activeMajors(ProductId product, long at) {
    Moves moves = moves();
    if (!isHere(moves, product, at)) {
      return List.of();
    }
    SortedMap<Integer, Long> active = new TreeMap<>();
    snapshot
        .query(
            """
            select version, created_at from revision
            where product = :product and created_at <= :at order by number
            """)
        .bind("product", product.toString())
        .bind("at", at)
        .map(
            (row, context) -> Map.entry(Columns.version(row, "version"), row.getLong("created_at")))
        .list()
        .forEach(revision -> active.put(revision.getKey().major(), revision.getValue()));
    return active.entrySet().stream()
        .filter(major -> !retired(moves, product, major.getKey(), major.getValue(), at))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The number of the last revision of a major at a time; empty when there was none or the major
  /// was retired.
  ///
  /// @param at microseconds since the epoch
  public Optional<Long> revision(ProductId product, int major, long at) {
    if (!activeMajors(product, at).contains(major)) {
      return Optional.empty();
    }
    return snapshot
        .query(
            """
            select number, version from revision
            where product = :product and created_at <= :at order by number desc
            """)
        .bind("product", product.toString())
        .bind("at", at)
        .map((row, context) -> Map.entry(Columns.version(row, "version"), row.getLong("number")))
        .list()
        .stream()
        .filter(revision -> revision.getKey().major() == major)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The last revisions of all majors that were active at a time, in two statements and any order.
  ///
  /// @param at microseconds since the epoch
  public List<RevisionKey> revisions(long at) {
    Moves moves = moves();
    Map<String, Long> retired = new HashMap<>();
    snapshot
        .query(
            """
            select subject, max(at) as ended from journal_entry
            where kind = :kind and at <= :at group by subject
            """)
        .bind("kind", EntryKinds.MAJOR_RETIRED)
        .bind("at", at)
        .map((row, context) -> Map.entry(row.getString("subject"), row.getLong("ended")))
        .list()
        .forEach(entry -> retired.merge(now(moves, entry.getKey()), entry.getValue(), Math::max));
    Map<MajorId, RevisionKey> last = new HashMap<>();
    snapshot
        .query(
            """
            select product, number, version, created_at from revision
            where created_at <= :at order by product, number
            """)
        .bind("at", at)
        .map((row, context) -> Made.of(row))
        .list()
        .stream()
        .filter(made -> isHere(moves, made.key().product(), at))
        .forEach(
            made -> {
              if (retired.getOrDefault(made.major().toString(), Long.MIN_VALUE) < made.at()) {
                last.put(made.major(), made.key());
              } else {
                last.remove(made.major());
              }
            });
    return List.copyOf(last.values());
  }

  /// A revision and when it was made.
  private record Made(MajorId major, RevisionKey key, long at) {
    static Made of(ResultSet row) throws SQLException {
      ProductId product = ProductId.of(row.getString("product"));
      return new Made(
          new MajorId(product, Columns.version(row, "version").major()),
          new RevisionKey(product, row.getLong("number")),
          row.getLong("created_at"));
    }
  }

  /// A major by the address that its product has now.
  private static String now(Moves moves, String major) {
    int end = major.indexOf('@');
    return moves.now(ProductId.of(major.substring(0, end))) + major.substring(end);
  }

  private boolean retired(Moves moves, ProductId product, int major, long since, long at) {
    return Stream.concat(Stream.of(product), moves.former(product).stream())
        .anyMatch(address -> retired(address, major, since, at));
  }

  private boolean retired(ProductId product, int major, long since, long at) {
    return snapshot
            .query(
                """
                select count(*) from journal_entry
                where subject = :subject and kind = :kind and at between :since and :at
                """)
            .bind("subject", product + "@" + major)
            .bind("kind", EntryKinds.MAJOR_RETIRED)
            .bind("since", since)
            .bind("at", at)
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
