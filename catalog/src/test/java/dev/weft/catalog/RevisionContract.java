package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.REVENUE;
import static dev.weft.catalog.Samples.contractOf;
import static dev.weft.catalog.Samples.revision;
import static dev.weft.catalog.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.registry.PortConsumer;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.RevisionDraft;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

abstract class RevisionContract extends CatalogContract {

  private Revision apply(ProductId product, String version, long expected) {
    return write(w -> w.registry().addRevision(revision(w, product, version), expected));
  }

  private void applyReading(ProductId product, ProductId input, int major) {
    var inputs = new TreeMap<>(Map.of(contractOf(input), new ResolvedInput(input, major, "main")));
    change(w -> w.registry().addRevision(revision(w, product, "1.0.0", inputs), 0));
  }

  @Test
  void makesTheProductWithItsFirstRevision() {
    Revision stored = apply(ORDERS, "1.0.0", 0);

    assertThat(stored.number()).isEqualTo(1);
    assertThat(stored.createdBy()).isEqualTo("ann");
    assertThat(find(r -> r.registry().findRevision(ORDERS, 1))).contains(stored);
    assertThat(find(r -> r.registry().activeRevision(ORDERS, 1))).contains(stored);
    assertThat(find(r -> r.registry().findProduct(ORDERS)))
        .contains(
            new RegisteredProduct(
                ORDERS, ProductKind.AGGREGATE, "active", false, false, 1, 1, clock.micros()));
  }

  @Test
  void countsRevisionsOverAllMajors() {
    apply(ORDERS, "1.0.0", 0);
    apply(ORDERS, "2.0.0", 1);
    apply(ORDERS, "1.0.1", 2);

    assertThat(list(r -> r.registry().majors(ORDERS)))
        .containsExactly(
            new ProductMajor(ORDERS, 1, 3, true), new ProductMajor(ORDERS, 2, 2, true));
    assertThat(list(r -> r.registry().revisions(ORDERS, Long.MAX_VALUE, 2)))
        .extracting(Revision::number)
        .containsExactly(3L, 2L);
    assertThat(list(r -> r.registry().revisions(ORDERS, 2, 2)))
        .extracting(Revision::number)
        .containsExactly(1L);
    Revision last = read(r -> r.registry().getRevision(ORDERS, 3));
    assertThat(find(r -> r.registry().before(last)).map(Revision::number)).contains(1L);
    Revision second = read(r -> r.registry().getRevision(ORDERS, 2));
    assertThat(find(r -> r.registry().before(second))).isEmpty();
  }

  @Test
  void givesEqualFoldersEqualHashes() {
    String first = apply(ORDERS, "1.0.0", 0).contentHash();

    assertThat(apply(ORDERS, "1.0.0", 1).contentHash()).isEqualTo(first);
    assertThat(apply(ORDERS, "1.1.0", 2).contentHash()).isNotEqualTo(first);
  }

  @Test
  void refusesARevisionOfAProductThatMovedMeanwhile() {
    apply(ORDERS, "1.0.0", 0);

    assertThat(refusal(w -> w.registry().addRevision(revision(w, ORDERS, "1.1.0"), 0)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    assertThat(refusal(w -> w.registry().addRevision(revision(w, ORDERS, "1.1.0"), 2)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    assertThat(refusal(w -> w.registry().addRevision(revision(w, MEMBERS, "1.0.0"), 1)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    assertThat(journaledKinds()).containsExactly("revision.applied");
  }

  @Test
  void letsTheNewestMajorSpeakForTheProduct() {
    apply(ORDERS, "2.0.0", 0);
    change(w -> w.registry().addRevision(hidden(revision(w, ORDERS, "1.0.1")), 1));
    assertThat(product(ORDERS).hidden()).isFalse();
    assertThat(product(ORDERS).major()).isEqualTo(2);

    change(w -> w.registry().addRevision(hidden(revision(w, ORDERS, "2.0.1")), 2));
    assertThat(product(ORDERS).hidden()).isTrue();
    assertThat(product(ORDERS).revision()).isEqualTo(3);
  }

  private RegisteredProduct product(ProductId id) {
    return read(r -> r.registry().getProduct(id));
  }

  private static RevisionDraft hidden(RevisionDraft draft) {
    return new RevisionDraft(
        draft.product(),
        draft.version(),
        draft.kind(),
        "draft",
        true,
        draft.manifest(),
        draft.ports(),
        draft.inputs());
  }

  @Test
  void findsPortsByTheContractTheyPromise() {
    apply(ORDERS, "1.0.0", 0);
    apply(ORDERS, "2.0.0", 1);
    apply(MEMBERS, "1.0.0", 0);

    assertThat(list(r -> r.registry().portsOf("sales-orders")))
        .containsExactly(
            new RegisteredPort(ORDERS, 1, "main", "sales-orders", version("1.0.0")),
            new RegisteredPort(ORDERS, 2, "main", "sales-orders", version("2.0.0")));
    assertThat(list(r -> r.registry().portsOf("nothing"))).isEmpty();
  }

  @Test
  void readsTheRevisionsOfManyProductsAtOnce() {
    apply(ORDERS, "1.0.0", 0);
    apply(ORDERS, "2.0.0", 1);
    apply(ORDERS, "1.1.0", 2);
    apply(MEMBERS, "1.0.0", 0);

    var found = list(r -> r.registry().activeRevisions(List.of(ORDERS, MEMBERS)));

    assertThat(found)
        .containsExactly(
            read(r -> r.registry().activeRevision(MEMBERS, 1)).orElseThrow(),
            read(r -> r.registry().activeRevision(ORDERS, 1)).orElseThrow(),
            read(r -> r.registry().activeRevision(ORDERS, 2)).orElseThrow());
    assertThat(found).allMatch(revision -> !revision.manifest().isEmpty());
    assertThat(list(r -> r.registry().activeRevisions(List.of()))).isEmpty();
    assertThat(list(r -> r.registry().products(List.of(ORDERS, REVENUE, MEMBERS))))
        .containsExactlyInAnyOrder(
            read(r -> r.registry().getProduct(MEMBERS)),
            read(r -> r.registry().getProduct(ORDERS)));
    assertThat(list(r -> r.registry().products(List.of()))).isEmpty();
  }

  @Test
  void replacesThePortsOfAMajor() {
    apply(ORDERS, "1.0.0", 0);
    change(
        w -> {
          RevisionDraft draft = revision(w, ORDERS, "1.1.0");
          w.registry()
              .addRevision(
                  new RevisionDraft(
                      ORDERS,
                      draft.version(),
                      draft.kind(),
                      draft.status(),
                      false,
                      draft.manifest(),
                      List.of(new RevisionDraft.Port("daily", "daily-orders", version("1.0.0"))),
                      draft.inputs()),
                  1);
        });

    assertThat(list(r -> r.registry().ports(ORDERS, 1)))
        .extracting(RegisteredPort::name)
        .containsExactly("daily");
    var orders = new MajorId(ORDERS, 1);
    assertThat(
            this.<Map<MajorId, List<RegisteredPort>>>read(
                r -> r.registry().ports(List.of(orders, new MajorId(MEMBERS, 1)))))
        .isEqualTo(Map.of(orders, list(r -> r.registry().ports(ORDERS, 1))));
    assertThat(this.<Map<MajorId, List<RegisteredPort>>>read(r -> r.registry().ports(List.of())))
        .isEmpty();
    assertThat(list(r -> r.registry().portsOf("sales-orders"))).isEmpty();
  }

  @Test
  void keepsWhatInputsWereResolvedTo() {
    apply(MEMBERS, "1.0.0", 0);
    applyReading(ORDERS, MEMBERS, 1);

    assertThat(find(r -> r.registry().activeRevision(ORDERS, 1)).orElseThrow().inputs())
        .containsExactly(Map.entry("customer-members", new ResolvedInput(MEMBERS, 1, "main")));
  }

  @Test
  void tellsWhoReadsAMajorNow() {
    apply(MEMBERS, "1.0.0", 0);
    applyReading(ORDERS, MEMBERS, 1);
    applyReading(REVENUE, MEMBERS, 2);
    assertThat(list(r -> r.registry().consumers(MEMBERS, 1)))
        .containsExactly(new PortConsumer(ORDERS, 1, "main"));
    assertThat(
            this.<Map<MajorId, List<PortConsumer>>>read(
                r ->
                    r.registry()
                        .consumers(
                            List.of(
                                new MajorId(MEMBERS, 1),
                                new MajorId(MEMBERS, 2),
                                new MajorId(ORDERS, 1)))))
        .isEqualTo(
            Map.of(
                new MajorId(MEMBERS, 1), List.of(new PortConsumer(ORDERS, 1, "main")),
                new MajorId(MEMBERS, 2), List.of(new PortConsumer(REVENUE, 1, "main"))));

    apply(ORDERS, "1.1.0", 1);
    assertThat(list(r -> r.registry().consumers(MEMBERS, 1))).isEmpty();
  }

  @Test
  void retiresAMajorAndBringsItBackWithANewRevision() {
    apply(ORDERS, "1.0.0", 0);
    change(w -> w.registry().retireMajor(ORDERS, 1));
    change(w -> w.registry().retireMajor(ORDERS, 1));
    assertThat(find(r -> r.registry().activeRevision(ORDERS, 1))).isEmpty();
    assertThat(list(r -> r.registry().portsOf("sales-orders"))).isEmpty();
    assertThat(journaledKinds()).containsExactly("revision.applied", "major.retired");

    Revision next = apply(ORDERS, "1.0.1", 1);
    assertThat(find(r -> r.registry().activeRevision(ORDERS, 1))).contains(next);
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(refusal(w -> w.registry().getProduct(ORDERS)))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    assertThat(refusal(w -> w.registry().getRevision(ORDERS, 3)))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    assertThat(refusal(w -> w.registry().retireMajor(ORDERS, 3)))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void listsProductsInPages() {
    apply(ORDERS, "1.0.0", 0);
    apply(MEMBERS, "1.0.0", 0);
    apply(REVENUE, "1.0.0", 0);

    assertThat(list(r -> r.registry().products("", 2)))
        .extracting(RegisteredProduct::id)
        .containsExactly(MEMBERS, REVENUE);
    assertThat(list(r -> r.registry().products(REVENUE.toString(), 2)))
        .extracting(RegisteredProduct::id)
        .containsExactly(ORDERS);
  }
}
