package dev.weft.catalog.release;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.model.table.MetadataLocation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads releases.
public class Releases {

  private final Snapshot snapshot;

  public Releases(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The current release of a product's major; empty before the first one.
  public final Optional<StoredRelease> current(ProductId product, int major) {
    return find(product, currentNumber(product, major));
  }

  /// The current releases of all majors of some products, in few statements and any order.
  public final List<StoredRelease> current(Collection<ProductId> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    var among = new Among("product", products.stream().map(ProductId::toString).toList());
    List<ReleaseKey> keys =
        among
            .bind(snapshot.query("select * from current_release where product in " + among.sql()))
            .map(ReleaseRows.CURRENT)
            .list()
            .stream()
            .map(one -> new ReleaseKey(one.product(), ReleaseKind.RELEASE, one.number()))
            .toList();
    return List.copyOf(byKey(keys).values());
  }

  /// Those of some releases and previews that there are, dropped ones too, in few statements.
  public final Map<ReleaseKey, StoredRelease> byKey(Collection<ReleaseKey> keys) {
    return keys.isEmpty() ? Map.of() : new SeveralReleases(snapshot, keys).byKey();
  }

  /// Number of the current release, 0 before the first one: what `publish` expects.
  public final long currentNumber(ProductId product, int major) {
    return snapshot
        .query("select number from current_release where product = :product and major = :major")
        .bind("product", product.toString())
        .bind("major", major)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /// The pointers of a product, lowest major first.
  public final List<CurrentRelease> currents(ProductId product) {
    return snapshot
        .query("select * from current_release where product = :product order by major")
        .bind("product", product.toString())
        .map(ReleaseRows.CURRENT)
        .list();
  }

  /// A release by number, a dropped one too.
  public final Optional<StoredRelease> find(ProductId product, long number) {
    return find(new ReleaseKey(product, ReleaseKind.RELEASE, number));
  }

  /// A preview by number, a dropped one too.
  public final Optional<StoredRelease> findPreview(ProductId product, long number) {
    return find(new ReleaseKey(product, ReleaseKind.PREVIEW, number));
  }

  /// A release or preview, a dropped one too.
  public final Optional<StoredRelease> find(ReleaseKey key) {
    return bare(key).map(release -> raised(List.of(release)).getFirst());
  }

  /// As it was published.
  private Optional<StoredRelease> bare(ReleaseKey key) {
    return snapshot
        .query(
            """
            select * from product_release
            where product = :product and kind = :kind and number = :number
            """)
        .bind("product", key.product().toString())
        .bind("kind", key.kind().name())
        .bind("number", key.number())
        .map(ReleaseRows.RELEASE)
        .findOne();
  }

  /// The release that was current at a time, a dropped one too; empty before the first one.
  ///
  /// @param at microseconds since the epoch
  public final Optional<StoredRelease> currentAt(ProductId product, int major, long at) {
    return snapshot
        .query(
            """
            select max(number) as newest from product_release
            where product = :product and kind = :kind and major = :major and published_at <= :at
            """)
        .bind("product", product.toString())
        .bind("kind", ReleaseKind.RELEASE.name())
        .bind("major", major)
        .bind("at", at)
        .map((row, context) -> Columns.number(row, "newest"))
        .one()
        .flatMap(number -> findAt(product, number, at));
  }

  /// A release with what its columns carried at a time, a dropped one too; empty when it came
  /// later.
  ///
  /// @param at microseconds since the epoch
  public final Optional<StoredRelease> findAt(ProductId product, long number, long at) {
    return bare(new ReleaseKey(product, ReleaseKind.RELEASE, number))
        .filter(stored -> stored.release().publishedAt() <= at)
        .map(stored -> raisedAt(stored, at));
  }

  /// What a column carried until the first change after that time; what it carries now when there
  /// was none.
  private StoredRelease raisedAt(StoredRelease stored, long at) {
    var raised = new Raised();
    ReleaseKey key = stored.key();
    snapshot
        .query(
            """
            select r.table_name, r.column_name, r.carried from raised_column r
            where r.product = :product and r.kind = :kind and r.number = :number
              and not exists
                (select 1 from raised_before b
                 where b.product = r.product and b.kind = r.kind and b.number = r.number
                   and b.table_name = r.table_name and b.column_name = r.column_name
                   and b.until > :at)
            union all
            select b.table_name, b.column_name, b.carried from raised_before b
            where b.product = :product and b.kind = :kind and b.number = :number
              and b.carried is not null
              and b.until =
                (select min(c.until) from raised_before c
                 where c.product = b.product and c.kind = b.kind and c.number = b.number
                   and c.table_name = b.table_name and c.column_name = b.column_name
                   and c.until > :at)
            """)
        .bind("product", key.product().toString())
        .bind("kind", key.kind().name())
        .bind("number", key.number())
        .bind("at", at)
        .map(
            (row, context) ->
                raised.add(
                    key.number(),
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("carried")))
        .list();
    return raised.over(stored);
  }

  /// The releases with the labels and origins that columns came to carry after them.
  private List<StoredRelease> raised(List<StoredRelease> releases) {
    if (releases.isEmpty()) {
      return releases;
    }
    var raised = new Raised();
    ReleaseKey key = releases.getFirst().key();
    snapshot
        .query(
            """
            select number, table_name, column_name, carried from raised_column
            where product = :product and kind = :kind and number between :first and :last
            """)
        .bind("product", key.product().toString())
        .bind("kind", key.kind().name())
        .bind("first", releases.stream().mapToLong(r -> r.key().number()).min().orElse(0))
        .bind("last", releases.stream().mapToLong(r -> r.key().number()).max().orElse(0))
        .map(
            (row, context) ->
                raised.add(
                    row.getLong("number"),
                    row.getString("table_name"),
                    row.getString("column_name"),
                    row.getString("carried")))
        .list();
    return releases.stream().map(raised::over).toList();
  }

  /// A release whose data is there.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, or RELEASE_NOT_RETAINED when it
  ///   was dropped
  public final StoredRelease get(ProductId product, long number) {
    return get(new ReleaseKey(product, ReleaseKind.RELEASE, number));
  }

  /// A preview whose data is there.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, or RELEASE_NOT_RETAINED when it
  ///   was dropped
  public final StoredRelease getPreview(ProductId product, long number) {
    return get(new ReleaseKey(product, ReleaseKind.PREVIEW, number));
  }

  private StoredRelease get(ReleaseKey key) {
    StoredRelease release = find(key).orElseThrow(() -> ReleaseProblems.notFound(key));
    if (release.dropped()) {
      throw ReleaseProblems.dropped(key);
    }
    return release;
  }

  /// Releases of a product over all majors, newest first, dropped ones included.
  ///
  /// @param before number of the last one seen, `Long.MAX_VALUE` to start
  public final List<StoredRelease> list(ProductId product, long before, int limit) {
    return page(ReleaseKind.RELEASE, product, before, limit);
  }

  /// Previews of a product, newest first, dropped ones included.
  ///
  /// @param before number of the last one seen, `Long.MAX_VALUE` to start
  public final List<StoredRelease> previews(ProductId product, long before, int limit) {
    return page(ReleaseKind.PREVIEW, product, before, limit);
  }

  private List<StoredRelease> page(ReleaseKind kind, ProductId product, long before, int limit) {
    return raised(
        snapshot
            .query(
                """
                select * from product_release
                where product = :product and kind = :kind and number < :before
                order by number desc limit :limit
                """)
            .bind("product", product.toString())
            .bind("kind", kind.name())
            .bind("before", before)
            .bind("limit", limit)
            .map(ReleaseRows.RELEASE)
            .list());
  }

  /// The end of every table's line: the newest metadata ever published of it in this major. New
  /// metadata derives from it, also after a rollback. Tables that later releases lack stay in it.
  public final SortedMap<String, MetadataLocation> newestLocations(ProductId product, int major) {
    var newest = new TreeMap<String, MetadataLocation>();
    snapshot
        .query(
            """
            select table_name, location from table_line
            where product = :product and major = :major
            """)
        .bind("product", product.toString())
        .bind("major", major)
        .map(
            (row, context) ->
                newest.put(
                    row.getString("table_name"), new MetadataLocation(row.getString("location"))))
        .list();
    return newest;
  }

  /// A table's newest metadata that does not lie below a folder; empty when all of them do.
  ///
  /// @param folder absolute, with `/` at its end
  public final Optional<MetadataLocation> outside(String folder) {
    return snapshot
        .query(
            """
            select location from table_line where substr(location, 1, :length) <> :folder
            order by location limit 1
            """)
        .bind("length", folder.length())
        .bind("folder", folder)
        .mapTo(String.class)
        .findOne()
        .map(MetadataLocation::new);
  }

  /// What must stay readable: the current release of every active major, the newest of every
  /// product and major, the young ones, unexpired previews, and every release that one of these
  /// reads, over any number of steps. Dropped ones are never among them.
  ///
  /// @param now microseconds since the epoch
  public final Set<ReleaseKey> retained(long now, RetentionRule rule) {
    return retention(now, rule).retained();
  }

  /// What is neither retained nor dropped yet.
  ///
  /// @param now microseconds since the epoch
  public final Set<ReleaseKey> droppable(long now, RetentionRule rule) {
    return retention(now, rule).droppable();
  }

  private Retention retention(long now, RetentionRule rule) {
    return new Retention(now, rule, candidates(), activeCurrents(), pins());
  }

  /// The ends of audits that releases and previews repeat, dropped ones too, each once.
  public final List<AuditHead> auditHeads() {
    return snapshot
        .query("select distinct audit_head from product_release where audit_head is not null")
        .mapTo(String.class)
        .list()
        .stream()
        .flatMap(text -> AuditHead.find(text).stream())
        .toList();
  }

  /// Metadata of every release that is not dropped, and the end of every table's line.
  public final Set<MetadataLocation> reachable() {
    return reachable(Long.MAX_VALUE);
  }

  /// Metadata that the sweeper must take for reachable: the same with the releases that were
  /// dropped since a time, for a statement may still read them.
  ///
  /// @param since microseconds since the epoch
  public final Set<MetadataLocation> reachable(long since) {
    return new HashSet<>(
        snapshot
            .query(
                """
                select t.location from release_table t join product_release r
                on r.product = t.product and r.kind = t.kind and r.number = t.number
                where r.dropped_at is null or r.dropped_at >= :since
                union select location from table_line
                """)
            .bind("since", since)
            .map((row, context) -> new MetadataLocation(row.getString("location")))
            .list());
  }

  private List<Retention.Candidate> candidates() {
    return snapshot
        .query(
            """
            select product, kind, number, major, published_at, expires_at from product_release
            where dropped_at is null
            """)
        .map(
            (row, context) ->
                new Retention.Candidate(
                    ReleaseRows.KEY.map(row, context),
                    row.getInt("major"),
                    row.getLong("published_at"),
                    Columns.number(row, "expires_at")))
        .list();
  }

  final Set<ReleaseKey> activeCurrents() {
    return new HashSet<>(
        snapshot
            .query(
                """
                select c.product, 'RELEASE' as kind, c.number from current_release c
                join product_major m on m.product = c.product and m.major = c.major
                where m.active = :active
                """)
            .bind("active", true)
            .map(ReleaseRows.KEY)
            .list());
  }

  private List<Retention.Pin> pins() {
    return snapshot
        .query(
            """
            select i.product, i.kind, i.number, i.input_product, i.input_number
            from release_input i join product_release r
            on r.product = i.product and r.kind = i.kind and r.number = i.number
            where r.dropped_at is null
            """)
        .map(
            (row, context) ->
                new Retention.Pin(
                    ReleaseRows.KEY.map(row, context),
                    new ReleaseKey(
                        Columns.product(row, "input_product"),
                        ReleaseKind.RELEASE,
                        row.getLong("input_number"))))
        .list();
  }
}
