package dev.weft.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.catalog.access.TokenDraft;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.registry.RevisionDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.Severity;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.product.Version;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.table.MetadataLocation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Products, revisions, releases and runs of a small mesh.
final class Samples {

  static final ProductId ORDERS = ProductId.of("sales/orders");
  static final ProductId MEMBERS = ProductId.of("customer/members");
  static final ProductId REVENUE = ProductId.of("finance/revenue");

  private Samples() {}

  static Version version(String text) {
    return Version.find(text).orElseThrow();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  static StoredDocument.Key domainDocument(String domain) {
    return new StoredDocument.Key(domain, "Domain", domain);
  }

  static DocumentDraft document(Writing writing, StoredDocument.Key key, String text) {
    String hash = writing.registry().blobs().put(bytes(text));
    return new DocumentDraft(key, key.scope() + "/domain.yaml", hash, false);
  }

  /// A revision with one file, one port `main` that promises the contract `domain-product`.
  static RevisionDraft revision(Writing writing, ProductId product, String version) {
    return revision(writing, product, version, new TreeMap<>());
  }

  static RevisionDraft revision(
      Writing writing, ProductId product, String version, SortedMap<String, ResolvedInput> inputs) {
    String hash = writing.registry().blobs().put(bytes("version: " + version));
    return new RevisionDraft(
        product,
        version(version),
        ProductKind.AGGREGATE,
        "active",
        false,
        new TreeMap<>(java.util.Map.of("product.yaml", hash)),
        List.of(new RevisionDraft.Port("main", contractOf(product), version(version))),
        inputs);
  }

  static String contractOf(ProductId product) {
    return product.domain() + "-" + product.name();
  }

  /// A release of one table `lines`, whose metadata is named after the run.
  static Release release(ProductId product, String version, String run, ReleaseId... inputs) {
    return new Release(
        new ReleaseId(product, version(version), 0),
        0,
        1,
        run,
        Optional.empty(),
        "ann",
        List.of(inputs),
        Optional.empty(),
        new TreeMap<>(java.util.Map.of("lines", table("lines", run))),
        List.of(passed()));
  }

  static Release rollbackOf(long number, Release release) {
    return new Release(
        release.id(),
        release.publishedAt(),
        release.revision(),
        release.runId(),
        Optional.of(number),
        release.by(),
        release.inputs(),
        release.audit(),
        release.tables(),
        release.checks());
  }

  static ReleasedTable table(String name, String run) {
    var lineage =
        new Lineage(
            List.of(
                new Lineage.OutputColumn(
                    "email",
                    new TreeSet<>(List.of(new ColumnRef("customer.members.members", "email"))))),
            new TreeSet<>(List.of(new ColumnRef("raw_orders", "status"))));
    var labels = new TreeMap<String, SortedMap<String, String>>();
    labels.put("email", new TreeMap<>(java.util.Map.of("privacy", "personal")));
    return new ReleasedTable(name, false, location(name, run), 3, 120, 1, lineage, labels);
  }

  static MetadataLocation location(String table, String run) {
    return new MetadataLocation("/lake/" + table + "/" + run + "/v1.metadata.json");
  }

  static CheckResult passed() {
    var rule = new Rule.RowCount(new Threshold.GreaterThan(new BigDecimal("0.50")));
    var check =
        new Check("has_rows", "lines", "lines", rule, Severity.ERROR, "completeness", false);
    return new CheckResult(check, CheckResult.Outcome.PASSED, 0, "3", "more than 0", "");
  }

  static RunDraft build(String id, ProductId product) {
    return new RunDraft(id, product, 1, 1, RunKind.BUILD, Optional.empty(), "ann");
  }

  static RunDraft keyed(String id, String key) {
    return new RunDraft(id, ORDERS, 1, 1, RunKind.BUILD, Optional.of(key), "ann");
  }

  static TokenDraft tokenOf(String who) {
    return new TokenDraft(
        who, who, Optional.of("x"), "laptop", "hash-" + who, "all", Optional.empty());
  }

  static TokenDraft token(String id) {
    return new TokenDraft(
        id, "ann", Optional.of("ann@example.com"), "laptop", "hash-" + id, "all", Optional.empty());
  }
}
