package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.contract.ContractView;
import dev.weft.usecases.contract.ListContracts;
import dev.weft.usecases.contract.ShowContract;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.mesh.ListDomains;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.ListProducts;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.run.ListRuns;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists, page by page: everything once, in order, nothing that the caller may not know of.
class ListsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void pagesThroughProductsInOrder() {
    var products = new ListProducts(mesh.catalog, mesh.mesh);
    for (int limit : new int[] {1, 2, 3, 500}) {
      assertThat(all(limit, page -> products.list(FLO, Optional.empty(), page)))
          .extracting(ProductView.Summary::product)
          .containsExactly("finance/report", "sales/days", "sales/orders");
      assertThat(all(limit, page -> products.list(FLO, Optional.of("sales"), page)))
          .extracting(ProductView.Summary::product)
          .containsExactly("sales/days", "sales/orders");
    }
    assertThat(all(1, page -> products.list(FLO, Optional.of("sale"), page))).isEmpty();
  }

  @Test
  void pagesPastWhatIsHidden() {
    hide("sales/days");
    var products = new ListProducts(mesh.catalog, mesh.mesh);
    var contracts = new ListContracts(mesh.catalog, mesh.mesh);
    Page<ProductView.Summary> first = products.list(FLO, Optional.empty(), new PageRequest("", 1));
    assertThat(first.next()).isEqualTo("finance/report");
    assertThat(products.list(FLO, Optional.empty(), new PageRequest("finance/report", 1)).items())
        .extracting(ProductView.Summary::product)
        .containsExactly("sales/orders");
    assertThat(all(1, page -> contracts.list(FLO, page)))
        .extracting(ContractView::product)
        .containsExactly("finance/report", "sales/orders");
    assertThat(all(1, page -> products.list(ANN, Optional.empty(), page))).hasSize(3);
  }

  @Test
  void showsAProductOnceInItsNewestMajor() {
    for (String file : List.of("product.yaml", "contracts/days.yaml")) {
      mesh.edit("sales/days/" + file, "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    }
    mesh.edit(
        "sales/days/product.yaml", "name: days, version: 1.0.0", "name: days, version: 2.0.0");
    mesh.apply(ANN, "sales/days");
    var products = new ListProducts(mesh.catalog, mesh.mesh);
    assertThat(all(1, page -> products.list(FLO, Optional.of("sales"), page)))
        .extracting(ProductView.Summary::version)
        .containsExactly("2.0.0", "1.0.0");
    var contracts = new ListContracts(mesh.catalog, mesh.mesh);
    assertThat(all(500, page -> contracts.list(FLO, page)))
        .extracting(contract -> contract.id() + " " + contract.version())
        .contains("sales.days.days 1.0.0", "sales.days.days 2.0.0");
    var shown = new ShowContract(mesh.catalog, mesh.mesh);
    assertThat(shown.show(FLO, "sales.days.days", Optional.empty()).version()).isEqualTo("2.0.0");
    assertThat(shown.show(FLO, "sales.days.days", Optional.of(1)).text())
        .contains("version: 1.0.0");
    assertThat(refused(() -> shown.show(FLO, "sales.days.days", Optional.of(3))))
        .isEqualTo("W-REGISTRY-001: There is no contract sales.days.days of major 3");
  }

  @Test
  void showsTheContractThatAReleaseWasBuiltBy() {
    String contract = "sales/orders/contracts/orders.yaml";
    mesh.run(ANN, "sales/orders");
    mesh.edit(contract, "version: 1.0.0", "version: 1.0.1");
    mesh.edit(contract, "name: some_rows,", "name: some_rows, description: At least one.,");
    mesh.apply(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
    var shown = new ShowContract(mesh.catalog, mesh.mesh);
    assertThat(shown.ofRelease(ANN, "sales.orders.orders", 1).version()).isEqualTo("1.0.0");
    assertThat(shown.ofRelease(EVE, "sales.orders.orders", 2).text()).contains("At least one.");
    assertThat(refused(() -> shown.ofRelease(ANN, "sales.orders.orders", 3)))
        .isEqualTo("W-REGISTRY-001: There is no contract sales.orders.orders in a release 3");
    assertThat(refused(() -> shown.ofRelease(FLO, "sales.orders.orders", 1)))
        .startsWith("W-ACCESS-003");
  }

  @Test
  void keepsInternalContractsInsideTheDomain() {
    var contracts = new ListContracts(mesh.catalog, mesh.mesh);
    assertThat(all(1, page -> contracts.list(ANN, page)))
        .extracting(ContractView::id)
        .contains("sales.orders.raw_orders");
    assertThat(all(1, page -> contracts.list(FLO, page))).noneMatch(ContractView::internal);
    var shown = new ShowContract(mesh.catalog, mesh.mesh);
    assertThat(refused(() -> shown.show(FLO, "sales.orders.raw_orders", Optional.empty())))
        .isEqualTo("W-REGISTRY-001: There is no contract sales.orders.raw_orders");
  }

  @Test
  void pagesThroughDomainsAndShowsWhoIsInThem() {
    var domains = new ListDomains(mesh.catalog, mesh.mesh);
    assertThat(all(1, page -> domains.list(FLO, page)))
        .extracting(DomainView::name)
        .containsExactly("finance", "sales");
    hide("sales/days");
    assertThat(domains.show(FLO, "sales").products()).containsExactly("sales/orders");
    assertThat(domains.show(ANN, "sales").products()).containsExactly("sales/days", "sales/orders");
    assertThat(domains.show(FLO, "sales").members())
        .extracting(DomainView.MemberView::who)
        .containsExactly("ann", "eve");
    assertThat(refused(() -> domains.show(FLO, "sale")))
        .isEqualTo("W-REGISTRY-001: There is no domain sale");
  }

  @Test
  void pagesThroughRunsNewestFirstAndLeavesOutThoseOfOtherDomains() {
    for (int i = 0; i < 3; i++) {
      mesh.run(ANN, "sales/orders");
    }
    mesh.run(ANN, "sales/days");
    var runs = new ListRuns(mesh.catalog, mesh.mesh);
    var whole = all(500, page -> runs.list(ANN, Optional.empty(), page));
    assertThat(whole)
        .extracting(RunView::product)
        .containsExactly("sales/days", "sales/orders", "sales/orders", "sales/orders");
    assertThat(all(1, page -> runs.list(ANN, Optional.empty(), page)))
        .extracting(RunView::id)
        .containsExactlyElementsOf(whole.stream().map(RunView::id).toList());
    assertThat(all(2, page -> runs.list(ANN, Optional.of(ProductId.of("sales/days")), page)))
        .hasSize(1);
    assertThat(all(1, page -> runs.list(TestMesh.as("fred"), Optional.empty(), page))).isEmpty();
    assertThat(runs.list(ANN, Optional.empty(), new PageRequest("nonsense.x", 1)).items())
        .extracting(RunView::id)
        .containsExactly(whole.getFirst().id());
  }

  @Test
  void pagesThroughReleasesNewestFirst() {
    for (int i = 0; i < 3; i++) {
      mesh.run(ANN, "sales/orders");
    }
    ProductId orders = ProductId.of("sales/orders");
    assertThat(all(1, page -> mesh.releases.list(ANN, orders, page)))
        .extracting(ReleaseView::number)
        .containsExactly(3L, 2L, 1L);
    assertThat(refused(() -> mesh.releases.list(FLO, orders, new PageRequest("", 1))))
        .startsWith("W-ACCESS-003: flo may not read ports in domain sales");
  }

  @Test
  void takesALimitThatMakesNoSenseForTheNearestOne() {
    var products = new ListProducts(mesh.catalog, mesh.mesh);
    assertThat(products.list(FLO, Optional.empty(), new PageRequest("", 0)).items()).hasSize(1);
    assertThat(products.list(FLO, Optional.empty(), new PageRequest("", -7)).items()).hasSize(1);
    assertThat(new PageRequest("", 1_000_000).limit()).isEqualTo(PageRequest.MOST);
  }

  private void hide(String product) {
    mesh.edit(
        product + "/product.yaml",
        "[{ property: weft.kind",
        "[{ property: weft.hidden, value: true }, { property: weft.kind");
    mesh.apply(ANN, product);
  }

  private static <T> List<T> all(int limit, Function<PageRequest, Page<T>> list) {
    var all = new ArrayList<T>();
    @org.jspecify.annotations.Nullable String cursor = "";
    while (cursor != null) {
      Page<T> page = list.apply(new PageRequest(cursor, limit));
      all.addAll(page.items());
      cursor = page.next();
    }
    return all;
  }

  private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    WeftException failure = catchThrowableOfType(WeftException.class, deed);
    return failure.code().code() + ": " + failure.sentence();
  }
}
