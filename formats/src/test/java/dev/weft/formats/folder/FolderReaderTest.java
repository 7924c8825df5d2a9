package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Agreement;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Role;
import dev.weft.model.mesh.Team;
import dev.weft.model.mesh.Term;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.OnDrift;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.product.Version;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FolderReaderTest {

  private final FolderReader reader = new FolderReader();
  private final Understood mesh = reader.read(AirTravel.files());

  @Test
  void readsASoundMeshWithoutAWord() {
    assertThat(mesh.findings()).isEmpty();
    assertThat(mesh.isSound()).isTrue();
    assertThat(mesh.kind()).isEqualTo(FolderKind.MESH);
  }

  @Test
  void understandsTheMesh() {
    assertThat(mesh.folder().mesh().orElseThrow().value())
        .isEqualTo(
            new Mesh(
                "air_travel",
                List.of(
                    new LabelFamily(
                        "confidentiality",
                        List.of("public", "internal", "confidential"),
                        "internal"),
                    new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none")),
                Map.of(
                    "exploration", "Find out what the data can tell.",
                    "customer_contact", "Write to a customer."),
                List.of(
                    new Member("pat", Set.of(Role.PLATFORM_ENGINEER), List.of()),
                    new Member("gil", Set.of(Role.GOVERNANCE_LEAD), List.of())),
                Map.of("markets", "[string]", "level", "int"),
                List.of("loyalty"),
                new Mesh.Retention(5, 3, Optional.of(400))));
  }

  @Test
  void understandsPeopleAndServices() {
    assertThat(mesh.folder().people())
        .extracting(Sourced::value)
        .containsExactly(
            new Person(
                "eve",
                "Eve Analyst",
                "person",
                Optional.of("eve.a@example.com"),
                Optional.of("eve@example.com"),
                List.of(),
                Map.of("markets", List.of("CA", "NY"), "level", List.of("3")),
                false),
            new Person(
                "nightly",
                "nightly",
                "service",
                Optional.empty(),
                Optional.empty(),
                List.of("eve"),
                Map.of(),
                false));
  }

  @Test
  void understandsTeams() {
    assertThat(mesh.folder().teams())
        .extracting(Sourced::value)
        .containsExactly(
            new Team(
                "callers",
                "Those who call customers",
                List.of("eve", "service:nightly"),
                List.of("/customer/callers"),
                false));
  }

  @Test
  void understandsConnectionsAndKeepsSecretsByReference() {
    assertThat(mesh.folder().connections())
        .extracting(Sourced::value)
        .containsExactly(
            new Connection(
                "flight_files", List.of("operations"), new Endpoint.Files("data"), false),
            new Connection(
                "crm",
                List.of("customer"),
                new Endpoint.Postgresql(
                    "crm.internal",
                    5432,
                    "crm",
                    "weft_reader",
                    Optional.of("crm_password"),
                    Endpoint.Tls.VERIFY_FULL,
                    Optional.empty()),
                false));
  }

  @Test
  void understandsTheDomain() {
    assertThat(mesh.folder().domains())
        .extracting(Sourced::value)
        .containsExactly(
            new Domain(
                "operations",
                "Flight operations",
                Optional.empty(),
                Map.of("email", "ops-data@example.com", "channel", "#ops-data"),
                List.of(
                    new Member(
                        "ada",
                        Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER),
                        List.of("exploration")),
                    new Member("bo", Set.of(Role.STEWARD), List.of())),
                Map.of("output_ports_promise_freshness", Map.of("max_hours", "6")),
                false));
  }

  @Test
  void understandsAgreements() {
    assertThat(mesh.folder().agreements())
        .singleElement()
        .satisfies(
            scoped -> {
              assertThat(scoped.scope()).isEqualTo("operations");
              assertThat(scoped.document().value())
                  .isEqualTo(
                      new Agreement(
                          "network_reads_flights",
                          ProductId.of("operations/departures"),
                          1,
                          Optional.of("flights"),
                          new Agreement.Consumer.OfProduct(ProductId.of("insights/network")),
                          List.of("exploration"),
                          Map.of("flights", List.of("flight_id", "delay_minutes")),
                          Map.of("flights", "row.delay_minutes > 0"),
                          Optional.of("2026-01-01"),
                          Optional.of("2027-12-31"),
                          new Agreement.Onward.Free(List.of("flights.delay_minutes")),
                          "Scorecard of airports.",
                          false));
            });
  }

  @Test
  void readsRulesAndWaiversWithTheirScope() {
    assertThat(mesh.folder().rules())
        .singleElement()
        .satisfies(
            scoped -> {
              GovernanceRule rule = scoped.document().value();
              assertThat(scoped.scope()).isEqualTo("mesh");
              assertThat(rule.address()).isEqualTo("mesh/output_ports_promise_freshness");
              assertThat(rule.stage()).isEqualTo(Stage.WARN);
            });
    assertThat(mesh.folder().waivers())
        .extracting(scoped -> scoped.scope() + " " + scoped.document().value().id())
        .containsExactly("operations output_ports_promise_freshness@operations/departures");
  }

  @Test
  void readsTermsWithTheirScope() {
    assertThat(mesh.folder().terms())
        .extracting(scoped -> scoped.scope() + " " + scoped.document().value())
        .containsExactly(
            "operations "
                + new Term(
                    "delay",
                    "Minutes from scheduled to actual departure.",
                    List.of("lateness"),
                    Optional.empty(),
                    true));
    assertThat(mesh.folder().policies())
        .extracting(scoped -> scoped.scope() + " " + scoped.document().value().id())
        .containsExactly("mesh personal_data_is_redacted");
    assertThat(mesh.folder().declassifiers())
        .extracting(scoped -> scoped.scope() + " " + scoped.document().value().id())
        .containsExactly("mesh counts_over_20");
  }

  @Test
  void understandsAProduct() {
    assertThat(departures().product().value())
        .isEqualTo(
            new Product(
                ProductId.of("operations/departures"),
                new Version(1, 0, 0),
                "active",
                ProductKind.SOURCE_ALIGNED,
                false,
                Optional.empty(),
                Map.of(
                    "purpose", "Every departure.",
                    "usage", "Punctuality.",
                    "limitations", "Half a year."),
                List.of("flights", "delay"),
                List.of(port("flights"), port("airports")),
                List.of(),
                List.of("ada")));
  }

  @Test
  void understandsABuildOfFiles() {
    Build build = departures().build().orElseThrow().value();

    assertThat(build.captures().get("raw_flights"))
        .isEqualTo(
            new Build.Capture(
                new Build.Origin.Files(
                    "flight_files", "flights-3m.parquet", Build.FileFormat.PARQUET),
                "internal/raw_flights.yaml",
                new Build.Drift(OnDrift.IGNORE, OnDrift.FAIL, OnDrift.QUARANTINE),
                Build.Share.ONE_PERCENT));
    assertThat(build.tables().keySet()).containsExactly("flights", "airports");
    assertThat(build.tables().get("flights"))
        .isEqualTo(
            new Build.TableBuild(
                "sql/flights.sql",
                List.of(new PartitionField("flight_at", new Transform.Month())),
                List.of("origin", "flight_at"),
                new Build.Share(new BigDecimal("0.005"))));
    assertThat(build.trigger()).isEqualTo(new Build.Trigger.OnDemand());
  }

  @Test
  void understandsAGeneratedBuildThatFollowsItsInputs() {
    ProductFolder punctuality =
        mesh.folder().product(ProductId.of("operations/punctuality")).orElseThrow();
    Build build = punctuality.build().orElseThrow().value();

    assertThat(punctuality.product().value().kind()).isEqualTo(ProductKind.AGGREGATE);
    assertThat(build.trigger()).isEqualTo(new Build.Trigger.OnInputs());
    assertThat(build.captures().get("raw_members"))
        .isEqualTo(
            new Build.Capture(
                new Build.Origin.Generated(
                    20_000,
                    42,
                    Map.of("email", "#{internet.emailAddress}", "age", "#{number.digits '2'}")),
                "internal/raw_members.yaml",
                Build.Drift.STRICT,
                new Build.Share(new BigDecimal("0.025"))));
    Build.TableBuild daily = java.util.Objects.requireNonNull(build.tables().get("daily"));
    assertThat(daily.sql()).isEqualTo("sql/by_day.sql");
    assertThat(daily.partition())
        .containsExactly(
            new PartitionField("at", new Transform.Day()),
            new PartitionField("id", new Transform.Bucket(16)),
            new PartitionField("name", new Transform.Truncate(4)),
            new PartitionField("origin", new Transform.Identity()));
  }

  @Test
  void understandsAContract() {
    Contract flights = departures().contract("operations.departures.flights").orElseThrow().value();

    assertThat(flights.serviceLevels())
        .extracting(ServiceLevel::name, ServiceLevel::text, ServiceLevel::target)
        .containsExactly(Tuple.tuple("frequency", "on demand", new Target.Words()));
    assertThat(flights.objects().getFirst().primaryKey()).containsExactly("flight_id");
    assertThat(flights.objects().getFirst().quality())
        .containsExactly(
            new QualityRule(
                "enough",
                new QualityRule.Body.Library(
                    new QualityRule.Metric.RowCount(),
                    new QualityRule.Threshold.GreaterThan(new BigDecimal("1000000")),
                    false),
                "error",
                "completeness",
                false,
                "",
                "/schema/0/quality/0"));
    assertThat(flights.objects().getFirst().property("delay_minutes"))
        .contains(
            new Property(
                "delay",
                "delay_minutes",
                "delay_minutes",
                Type.Primitive.INT,
                true,
                false,
                0,
                new Constraints(
                    Optional.of("-120"),
                    Optional.of("2880"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
                Optional.of("public"),
                List.of("personal"),
                List.of(),
                true,
                List.of(),
                "",
                "/schema/0/properties/2"));
  }

  @Test
  void resolvesReferencesToNames() {
    Contract flights = departures().contract("operations.departures.flights").orElseThrow().value();

    assertThat(flights.objects().getFirst().references())
        .containsExactly(
            new ForeignKey(
                List.of(ColumnPath.of("origin")), "", "airports", List.of(ColumnPath.of("code"))));
  }

  @Test
  void keepsEveryFileOfAProduct() {
    assertThat(departures().files().keySet())
        .containsExactly(
            "README.md",
            "build.yaml",
            "contracts/airports.yaml",
            "contracts/flights.yaml",
            "dashboards/delays.yaml",
            "internal/raw_flights.yaml",
            "product.yaml",
            "sql/flights.sql");
    assertThat(departures().path()).isEqualTo("operations/departures");
  }

  @Test
  void keepsTheTextOfEachDocumentWithoutItsNeighbours() {
    assertThat(mesh.folder().connections())
        .extracting(Sourced::text)
        .satisfiesExactly(
            files -> assertThat(files).startsWith("apiVersion").endsWith("root: data\n"),
            crm -> assertThat(crm).startsWith("# the database").endsWith("crm_password }\n"));
  }

  @Test
  void knowsThePlaceOfEveryNode() {
    Sourced<Product> product = departures().product();

    assertThat(product.at("/outputPorts/1/contractId"))
        .isEqualTo(
            new Place("operations/departures/product.yaml", 12, 51, "/outputPorts/1/contractId"));
    assertThat(product.at("/outputPorts/1/nothing").pointer()).isEqualTo("/outputPorts/1");
    assertThat(product.at("").line()).isEqualTo(1);
  }

  @Test
  void readsADomainByItself() {
    Understood domain = reader.read(AirTravel.below("operations"));

    assertThat(domain.findings()).isEmpty();
    assertThat(domain.kind()).isEqualTo(FolderKind.DOMAIN);
    assertThat(domain.folder().mesh()).isEmpty();
    assertThat(domain.folder().products())
        .extracting(ProductFolder::path)
        .containsExactly("departures", "punctuality");
    assertThat(domain.folder().agreements()).hasSize(1);
  }

  @Test
  void readsAProductByItself() {
    Understood product = reader.read(AirTravel.below("operations/departures"));

    assertThat(product.findings()).isEmpty();
    assertThat(product.kind()).isEqualTo(FolderKind.PRODUCT);
    assertThat(product.folder().products())
        .singleElement()
        .satisfies(
            folder -> {
              assertThat(folder.id()).isEqualTo(ProductId.of("operations/departures"));
              assertThat(folder.path()).isEmpty();
              assertThat(folder.files()).isEqualTo(departures().files());
            });
  }

  @Test
  void readsFetchedInputsBesideTheRevision() {
    List<SourceFile> files = new ArrayList<>(AirTravel.below("operations/punctuality"));
    files.add(
        SourceFile.of(".weft/inputs/operations.departures.flights@1.yaml", AirTravel.FLIGHTS));
    files.add(SourceFile.of(".git/config.yaml", "broken: ["));

    Understood product = reader.read(files);

    assertThat(product.findings()).isEmpty();
    assertThat(product.inputs()).containsOnlyKeys("operations.departures.flights@1");
    assertThat(product.folder().products().getFirst().files().keySet())
        .noneMatch(path -> path.startsWith("."));
  }

  @Test
  void readsJsonWhereYamlIs() {
    String json =
        """
        {
        \t"apiVersion": "v1.0.0",
        \t"kind": "DataProduct",
        \t"id": "a", "name": "departures", "domain": "operations",
        \t"version": "1.0.0",
        \t"status": "active"
        }
        """;

    Understood product = reader.read(List.of(SourceFile.of("product.json", json)));

    assertThat(product.findings()).isEmpty();
    assertThat(product.folder().products()).hasSize(1);
  }

  @Test
  void saysOnceThatAFolderIsNone() {
    Understood nothing =
        reader.read(List.of(SourceFile.of("a/mesh.yaml", "x"), SourceFile.of("b.txt", "y")));

    assertThat(nothing.kind()).isEqualTo(FolderKind.UNKNOWN);
    assertThat(nothing.isSound()).isFalse();
    assertThat(nothing.findings())
        .singleElement()
        .extracting(Finding::code, f -> f.place())
        .containsExactly(ErrorCode.DOC_KIND, Place.NOWHERE);
  }

  @Test
  void showsTheLineAFindingPointsTo() {
    Map<String, String> texts = AirTravel.texts();
    texts.put("mesh.yaml", AirTravel.MESH.replace("pseudonyms", "pseudonims"));

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .singleElement()
        .extracting(Finding::excerpt, Finding::hint)
        .containsExactly("pseudonims: [loyalty]", "Did you mean `pseudonyms`?");
  }

  @Test
  void showsSoMuchOfALongLineThatThePlaceIsInIt() {
    Map<String, String> texts = AirTravel.texts();
    String synonyms =
        "synonyms: [" + "word, ".repeat(50) + "{ a: 1 }, " + "word, ".repeat(50) + "word]";
    texts.put(
        "glossary/long.yaml",
        "apiVersion: weft/v1\nkind: Term\nname: long\ndefinition: d\n" + synonyms + "\n");

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .filteredOn(finding -> finding.place().file().equals("glossary/long.yaml"))
        .first()
        .satisfies(
            finding ->
                assertThat(finding.excerpt())
                    .contains("{ a: 1 }")
                    .hasSizeBetween(finding.place().column(), finding.place().column() + 70));
  }

  @Test
  void neverRepeatsASecret() {
    Map<String, String> texts = AirTravel.texts();
    texts.put(
        "connections/all.yaml",
        AirTravel.CONNECTIONS.replace("{ secret: crm_password }", "hunter2"));

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.toString()).doesNotContain("hunter2"));
  }

  @Test
  void missesNothingThatIsNotInTheFolder() {
    Map<String, String> texts = AirTravel.texts();
    texts.remove("connections/all.yaml");
    texts.put(
        "operations/punctuality/product.yaml",
        AirTravel.CONSUMER
            .replace("operations.departures", "safety.strikes")
            .replace("id: safety.strikes", "id: x"));
    texts.put(
        "operations/agreements/network.yaml",
        AirTravel.AGREEMENTS.replace("departures@1", "elsewhere@1"));

    assertThat(reader.read(AirTravel.files(texts)).findings()).isEmpty();
  }

  @Test
  void readsTheSameFromManyThreads() throws InterruptedException {
    List<Understood> all = java.util.Collections.synchronizedList(new ArrayList<>());
    var shared = new FolderReader();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(Thread.startVirtualThread(() -> all.add(shared.read(AirTravel.files()))));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(all).hasSize(8).allSatisfy(each -> assertThat(each).isEqualTo(mesh));
  }

  private ProductFolder departures() {
    return mesh.folder().product(ProductId.of("operations/departures")).orElseThrow();
  }

  private static Product.OutputPort port(String name) {
    return new Product.OutputPort(
        name, new Version(1, 0, 0), "operations.departures." + name, "tables", false);
  }
}
