package dev.weft.catalog.registry;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Snapshot;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what exists. Lists are ordered by their key and paged: pass the last key seen.
public class Registry {

  private final Snapshot snapshot;

  public Registry(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public Blobs blobs() {
    return new Blobs(snapshot);
  }

  public final Optional<StoredDocument> findDocument(StoredDocument.Key key) {
    return snapshot
        .query(
            """
            select * from document where scope = :scope and kind = :kind and name = :name
            """)
        .bind("scope", key.scope())
        .bind("kind", key.kind())
        .bind("name", key.name())
        .map(RegistryRows.DOCUMENT)
        .findOne();
  }

  /// Documents of mesh and domains, retired ones included, by scope, kind and name.
  ///
  /// @param after the last key seen, `Key.FIRST` to start
  public final List<StoredDocument> documents(StoredDocument.Key after, int limit) {
    return snapshot
        .query(
            """
            select * from document where (scope, kind, name) > (:scope, :kind, :name)
            order by scope, kind, name limit :limit
            """)
        .bind("scope", after.scope())
        .bind("kind", after.kind())
        .bind("name", after.name())
        .bind("limit", limit)
        .map(RegistryRows.DOCUMENT)
        .list();
  }

  /// How often documents were changed in all. Documents are never removed and every change makes
  /// one version, so that equal numbers of committed states mean equal documents.
  public final long documentChanges() {
    return snapshot.query("select coalesce(sum(version), 0) from document").mapTo(Long.class).one();
  }

  /// Agreements that somebody may see by domain and id, retired ones included.
  ///
  /// @param after the last one seen; with an empty scope and name to start
  public final List<StoredDocument> agreements(
      AgreementSight sight, StoredDocument.Key after, int limit) {
    return sight
        .query(snapshot)
        .bind("kind", "Agreement")
        .bind("scope", after.scope())
        .bind("name", after.name())
        .bind("limit", limit)
        .map(RegistryRows.DOCUMENT)
        .list();
  }

  public final Optional<RegisteredProduct> findProduct(ProductId product) {
    return snapshot
        .query("select * from product where product = :product")
        .bind("product", product.toString())
        .map(RegistryRows.PRODUCT)
        .findOne();
  }

  /// The product, which must be there.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public final RegisteredProduct getProduct(ProductId product) {
    return findProduct(product).orElseThrow(() -> RegistryProblems.noProduct(product));
  }

  /// Products by domain and name, hidden and retired ones included.
  ///
  /// @param after the last one seen as text, empty to start
  public final List<RegisteredProduct> products(String after, int limit) {
    return snapshot
        .query(
            """
            select * from product where product > :after order by product limit :limit
            """)
        .bind("after", after)
        .bind("limit", limit)
        .map(RegistryRows.PRODUCT)
        .list();
  }

  /// Those of some products that exist, in one statement.
  public final List<RegisteredProduct> products(Collection<ProductId> products) {
    if (products.isEmpty()) {
      return List.of();
    }
    var among = new Among("product", products.stream().map(ProductId::toString).toList());
    return among
        .bind(snapshot.query("select * from product where product in " + among.sql()))
        .map(RegistryRows.PRODUCT)
        .list();
  }

  /// The majors of a product, lowest first, retired ones included.
  public final List<ProductMajor> majors(ProductId product) {
    return snapshot
        .query("select * from product_major where product = :product order by major")
        .bind("product", product.toString())
        .map(RegistryRows.MAJOR)
        .list();
  }

  public final Optional<Revision> findRevision(ProductId product, long number) {
    return snapshot
        .query("select * from revision where product = :product and number = :number")
        .bind("product", product.toString())
        .bind("number", number)
        .map(RegistryRows.REVISION)
        .findOne()
        .map(this::whole);
  }

  /// The revision, which must be there.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public final Revision getRevision(ProductId product, long number) {
    return findRevision(product, number)
        .orElseThrow(() -> RegistryProblems.noRevision(product, number));
  }

  /// The last revision of a major; empty when there is none or the major is retired.
  public final Optional<Revision> activeRevision(ProductId product, int major) {
    return snapshot
        .query(
            """
            select r.* from product_major m
            join revision r on r.product = m.product and r.number = m.revision
            where m.product = :product and m.major = :major and m.active = :active
            """)
        .bind("product", product.toString())
        .bind("major", major)
        .bind("active", true)
        .map(RegistryRows.REVISION)
        .findOne()
        .map(this::whole);
  }

  /// The last revisions of all active majors of some products, by product and major.
  public final List<Revision> activeRevisions(Collection<ProductId> products) {
    return products.isEmpty()
        ? List.of()
        : SeveralRevisions.active(snapshot, products).list().stream()
            .sorted(
                Comparator.comparing((Revision revision) -> revision.product().toString())
                    .thenComparingInt(Revision::major))
            .toList();
  }

  /// Those of some revisions that there are, in few statements and any order.
  public final List<Revision> revisions(Collection<RevisionKey> keys) {
    return keys.isEmpty() ? List.of() : SeveralRevisions.of(snapshot, keys).list();
  }

  /// Revisions of a product over all majors, newest first.
  ///
  /// @param before number of the last one seen, `Long.MAX_VALUE` to start
  public final List<Revision> revisions(ProductId product, long before, int limit) {
    return SeveralRevisions.before(snapshot, product, before, limit).list().stream()
        .sorted(Comparator.comparingLong(Revision::number).reversed())
        .toList();
  }

  /// The one before a revision, of the same major.
  public final Optional<Revision> before(Revision revision) {
    return SeveralRevisions.before(snapshot, revision).list().stream().findFirst();
  }

  /// Output ports of a major as its last revision has them, by name.
  public final List<RegisteredPort> ports(ProductId product, int major) {
    return snapshot
        .query("select * from port where product = :product and major = :major order by name")
        .bind("product", product.toString())
        .bind("major", major)
        .map(RegistryRows.PORT)
        .list();
  }

  /// Output ports of active majors that promise a contract, by product and major. One contract id
  /// may stand on several majors of one product.
  public final List<RegisteredPort> portsOf(String contractId) {
    return portsOf(List.of(contractId));
  }

  /// Those that promise one of some contracts, in one statement.
  public final List<RegisteredPort> portsOf(Collection<String> contractIds) {
    if (contractIds.isEmpty()) {
      return List.of();
    }
    var among = new Among("contract", List.copyOf(contractIds));
    String sql =
        """
        select p.* from port p
        join product_major m on m.product = p.product and m.major = p.major
        where p.contract_id in %s and m.active = :active
        order by p.product, p.major, p.name
        """
            .formatted(among.sql());
    return among.bind(snapshot.query(sql)).bind("active", true).map(RegistryRows.PORT).list();
  }

  /// Who reads which port of this major, by product, major and port.
  public final List<PortConsumer> consumers(ProductId product, int major) {
    return snapshot
        .query(
            """
            select distinct m.product, m.major, i.input_port from product_major m
            join revision_input i on i.product = m.product and i.number = m.revision
            where i.input_product = :product and i.input_major = :major and m.active = :active
            order by m.product, m.major, i.input_port
            """)
        .bind("product", product.toString())
        .bind("major", major)
        .bind("active", true)
        .map(RegistryRows.CONSUMER)
        .list();
  }

  /// The same for several majors, in one statement. Those that nobody reads are not among them.
  public final Map<MajorId, List<PortConsumer>> consumers(Collection<MajorId> majors) {
    return SeveralMajors.consumers(snapshot, majors);
  }

  /// Output ports of several majors, in one statement. Those that are not there have none.
  public final Map<MajorId, List<RegisteredPort>> ports(Collection<MajorId> majors) {
    return SeveralMajors.ports(snapshot, majors);
  }

  /// Proposed contract changes of a product, by capture.
  ///
  /// @param after name of the last capture seen, empty to start
  public final List<Proposal> proposals(ProductId product, String after, int limit) {
    return snapshot
        .query(
            """
            select * from proposal where product = :product and capture > :after
            order by capture limit :limit
            """)
        .bind("product", product.toString())
        .bind("after", after)
        .bind("limit", limit)
        .map(RegistryRows.PROPOSAL)
        .list();
  }

  private Revision whole(Revision bare) {
    return bare.with(files(bare), inputs(bare));
  }

  private SortedMap<String, String> files(Revision revision) {
    return sorted(
        snapshot
            .query(
                """
                select path, hash from revision_file
                where product = :product and number = :number
                """)
            .bind("product", revision.product().toString())
            .bind("number", revision.number())
            .map(RegistryRows.FILE)
            .list());
  }

  private SortedMap<String, ResolvedInput> inputs(Revision revision) {
    return sorted(
        snapshot
            .query(
                """
                select contract_id, input_product, input_major, input_port from revision_input
                where product = :product and number = :number
                """)
            .bind("product", revision.product().toString())
            .bind("number", revision.number())
            .map(RegistryRows.INPUT)
            .list());
  }

  private static <V> SortedMap<String, V> sorted(List<Map.Entry<String, V>> entries) {
    var sorted = new TreeMap<String, V>();
    entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
