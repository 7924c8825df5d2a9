package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.contract.ContractView;
import dev.weft.usecases.contract.ShowContract;
import dev.weft.usecases.contract.TermView;
import dev.weft.usecases.glossary.GlossaryTermView;
import dev.weft.usecases.glossary.GlossaryTermView.UseView;
import dev.weft.usecases.glossary.ListTerms;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.ProductView.ColumnView;
import dev.weft.usecases.product.ProductView.TableView;
import dev.weft.usecases.product.ShowProduct;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words of the business, and columns that mean them.
class GlossaryTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller FLO = TestMesh.as("flo");
  private static final TermView CUSTOMER =
      new TermView("customer", "mesh", "Whoever bought something.", List.of("client"));

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void define() {
    mesh = SmallMesh.applied(root);
    mesh.with("glossary/words.yaml", term("customer", "Whoever bought something.", "client"));
    mesh.with("sales/glossary/words.yaml", term("day", "From midnight to midnight.", "date"));
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string,",
        "name: customer, logicalType: string, authoritativeDefinitions: [{ type:"
            + " businessDefinition, url: glossary/customer }],");
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: day, logicalType: date,",
        "name: day, logicalType: date, authoritativeDefinitions: [{ type: businessDefinition,"
            + " url: glossary/day }, { type: tutorial, url: 'https://example.com/day' }],");
    mesh.edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 1.1.0");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void isAppliedByThoseWhoMayAndShownWhereColumnsMeanIt() {
    assertThat(mesh.apply(GIL).documents()).isEqualTo(2);
    mesh.apply(ANN);
    var day = new TermView("day", "sales", "From midnight to midnight.", List.of("date"));
    assertThat(terms(FLO, "customer")).containsExactly(CUSTOMER);
    assertThat(terms(FLO, "day")).containsExactly(day);
    assertThat(terms(FLO, "amount")).isEmpty();
    ContractView contract =
        new ShowContract(mesh.catalog, mesh.mesh)
            .show(FLO, "sales.orders.orders", Optional.empty());
    assertThat(contract.terms())
        .containsOnlyKeys("orders.customer", "orders.day")
        .containsEntry("orders.customer", List.of(CUSTOMER));
    assertThat(contract.definitions())
        .containsExactly(
            new ContractView.DefinitionView("orders.day", "tutorial", "https://example.com/day"));
  }

  /// What people order, a group or a user are words of a business before they are words of SQL.
  @Test
  void takesTermsThatAreWordsOfSql() {
    mesh.with("glossary/order.yaml", term("order", "What a customer asks for.", "purchase"));
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "  - name: orders\n",
        "  - name: orders\n    authoritativeDefinitions: [{ type: businessDefinition, url:"
            + " glossary/order }]\n");
    assertThat(mesh.apply(GIL).documents()).isEqualTo(3);
    mesh.apply(ANN);

    assertThat(table(FLO).terms()).extracting(TermView::name).containsExactly("order");
  }

  @Test
  void prefersTheDomainsOwnMeaning() {
    mesh.with("sales/glossary/customer.yaml", term("customer", "Whoever has an account.", "user"));
    mesh.apply(GIL);
    mesh.apply(ANN);
    assertThat(terms(ANN, "customer")).extracting(TermView::scope).containsExactly("sales");
    mesh.with(
        "sales/glossary/customer.yaml",
        term("customer", "Whoever has an account.", "user") + "status: retired\n");
    mesh.apply(ANN);
    assertThat(terms(ANN, "customer")).containsExactly(CUSTOMER);
  }

  @Test
  void findsWhatIsMissingInThePlanOfADomain() {
    List<Finding> before = mesh.plans.plan(ANN, mesh.files("sales")).findings();
    assertThat(before)
        .filteredOn(finding -> finding.message().contains("glossary"))
        .extracting(Finding::message)
        .containsExactly("The glossary has no term for `glossary/customer`");
    mesh.apply(GIL);
    assertThat(mesh.plans.plan(ANN, mesh.files("sales")).findings())
        .noneMatch(finding -> finding.message().contains("glossary"));
  }

  private TableView table(Caller caller) {
    return new ShowProduct(mesh.catalog, mesh.mesh, mesh.log)
        .show(caller, ProductId.of("sales/orders"), Optional.empty())
        .ports()
        .getFirst()
        .tables()
        .getFirst();
  }

  private List<TermView> terms(Caller caller, String column) {
    return table(caller).columns().stream()
        .filter(one -> one.name().equals(column))
        .map(ColumnView::terms)
        .flatMap(List::stream)
        .toList();
  }

  private static String term(String name, String definition, String synonym) {
    return """
        apiVersion: weft/v1
        kind: Term
        name: %s
        definition: %s
        synonyms: [%s]
        """
        .formatted(name, definition, synonym);
  }

  @Test
  void listsTermsAndWhatMeansThem() {
    mesh.apply(GIL);
    mesh.apply(ANN);
    var terms = new ListTerms(mesh.catalog, mesh.mesh);

    Page<GlossaryTermView> first = terms.list(Optional.empty(), new PageRequest("", 1));
    assertThat(first.items()).extracting(GlossaryTermView::name).containsExactly("customer");
    assertThat(
            terms.list(Optional.empty(), new PageRequest(String.valueOf(first.next()), 9)).items())
        .extracting(GlossaryTermView::scope)
        .containsExactly("sales");
    assertThat(terms.list(Optional.of("finance"), new PageRequest("", 9)).items()).isEmpty();
    assertThat(terms.show(FLO, "mesh", "customer").uses())
        .containsExactly(new UseView("sales/orders", 1, "sales.orders.orders", "orders.customer"));
  }

  @Test
  void wordsThatMeanTwoThingsAreTold() {
    mesh.apply(GIL);
    mesh.with("sales/glossary/more.yaml", term("client", "Whoever pays.", "payer"));
    assertThat(mesh.plan(ANN).findings())
        .filteredOn(finding -> finding.code() == ErrorCode.DOC_DUPLICATE)
        .extracting(Finding::message)
        .containsExactly("A word of the term `sales/client` means `mesh/customer` as well");
    mesh.apply(ANN);

    assertThat(new ListTerms(mesh.catalog, mesh.mesh).show(FLO, "sales", "client").conflicts())
        .containsExactly("mesh/customer");
  }
}
