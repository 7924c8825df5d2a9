package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.build.change.Change;
import dev.weft.build.change.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told of a product's descriptor, row by row.
class ProductDifferenceTest {

  private static Draft product() {
    return new Draft(
            Map.of(
                "apiVersion", "v1.0.0",
                "kind", "DataProduct",
                "id", "p1",
                "name", "departures",
                "domain", "operations",
                "version", "1.0.0",
                "status", "active",
                "description", Map.of("purpose", "Departures"),
                "tags", List.of("air")))
        .set("outputPorts/daily", port("daily", "1.1.0", "c.daily"))
        .set("outputPorts/hourly", port("hourly", "1.0.0", "c.hourly"))
        .set("outputPorts/daily/inputContracts", List.of(Map.of("id", "c.raw", "version", "1.0.0")))
        .set("inputPorts/raw", port("raw", "1.0.0", "c.raw"))
        .set(
            "managementPorts/state",
            Map.of("name", "state", "content", "observability", "url", "https://a.example"));
  }

  private static Map<String, Object> port(String name, String version, String contract) {
    return Map.of("name", name, "version", version, "contractId", contract);
  }

  private static Arguments row(String rule, Impact impact, String path, Consumer<Draft> edit) {
    return Arguments.of(rule, impact, path, edit);
  }

  static Stream<Arguments> rows() {
    String daily = "outputPorts/daily";
    return Stream.of(
        row("product-replaced", Impact.MAJOR, "/id", d -> d.set("id", "p2")),
        row("product-renamed", Impact.MINOR, "/domain", d -> d.set("domain", "sales")),
        row("product-status-ending", Impact.MAJOR, "/status", d -> d.set("status", "retired")),
        row(
            "product-status-deprecated",
            Impact.MINOR,
            "/status",
            d -> d.set("status", "Deprecated")),
        row("product-status-changed", Impact.MINOR, "/status", d -> d.set("status", "draft")),
        row(
            "port-added",
            Impact.MINOR,
            "/outputPorts/x@1",
            d -> d.set("outputPorts/x", port("x", "1.0.0", "c.x"))),
        row(
            "port-removed",
            Impact.MAJOR,
            "/outputPorts/hourly@1",
            d -> d.remove("outputPorts/hourly")),
        row(
            "port-major-replaced",
            Impact.MAJOR,
            "/outputPorts/daily@2/version",
            d -> d.set(daily + "/version", "2.0.0")),
        row(
            "port-version-lowered",
            Impact.MAJOR,
            "/outputPorts/daily@1/version",
            d -> d.set(daily + "/version", "1.0.9")),
        row(
            "port-version-raised",
            Impact.MINOR,
            "/outputPorts/daily@1/version",
            d -> d.set(daily + "/version", "1.2.0")),
        row(
            "port-version-mended",
            Impact.PATCH,
            "/outputPorts/daily@1/version",
            d -> d.set(daily + "/version", "1.1.1")),
        row(
            "port-contract-replaced",
            Impact.MAJOR,
            "/outputPorts/daily@1/contractId",
            d -> d.set(daily + "/contractId", "c.other")),
        row(
            "port-type-changed",
            Impact.MAJOR,
            "/outputPorts/daily@1/type",
            d -> d.set(daily + "/type", "files")),
        row(
            "input-contracts-changed",
            Impact.MINOR,
            "/outputPorts/daily@1/inputContracts/c.raw/version",
            d -> d.set(daily + "/inputContracts/c.raw/version", "2.0.0")),
        row(
            "input-contracts-changed",
            Impact.MINOR,
            "/outputPorts/daily@1/inputContracts/c.raw",
            d -> d.remove(daily + "/inputContracts")),
        row(
            "input-contracts-changed",
            Impact.MINOR,
            "/outputPorts/daily@1/inputContracts/c.new",
            d -> d.set(daily + "/inputContracts/c.new", Map.of("id", "c.new", "version", "1.0.0"))),
        row(
            "input-port-added",
            Impact.PATCH,
            "/inputPorts/y",
            d -> d.set("inputPorts/y", port("y", "1.0.0", "c.y"))),
        row("input-port-removed", Impact.MINOR, "/inputPorts/raw", d -> d.remove("inputPorts/raw")),
        row(
            "input-port-changed",
            Impact.MINOR,
            "/inputPorts/raw/version",
            d -> d.set("inputPorts/raw/version", "2.0.0")),
        row(
            "management-port-added",
            Impact.PATCH,
            "/managementPorts/z",
            d -> d.set("managementPorts/z", Map.of("name", "z", "content", "control"))),
        row(
            "management-port-removed",
            Impact.MINOR,
            "/managementPorts/state",
            d -> d.remove("managementPorts/state")),
        row(
            "management-port-changed",
            Impact.MINOR,
            "/managementPorts/state/url",
            d -> d.set("managementPorts/state/url", "https://b.example")),
        row(
            "management-port-changed",
            Impact.MINOR,
            "/managementPorts/state/type",
            d -> d.set("managementPorts/state/type", "topic")),
        row(
            "management-port-changed",
            Impact.MINOR,
            "/managementPorts/state/channel",
            d -> d.set("managementPorts/state/channel", "departures.state")),
        row(
            "management-port-changed",
            Impact.MINOR,
            "/managementPorts/state/content",
            d -> d.set("managementPorts/state/content", "control")),
        row(
            "description",
            Impact.PATCH,
            "/description/purpose",
            d -> d.set("description/purpose", "Late ones")),
        row("tags", Impact.PATCH, "/tags", d -> d.set("tags", List.of())),
        row(
            "sbom",
            Impact.PATCH,
            "/outputPorts/daily@1/sbom/https:~1~1a.example",
            d -> d.set(daily + "/sbom", List.of(Map.of("url", "https://a.example")))));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("rows")
  void judgesOneChange(String rule, Impact impact, String path, Consumer<Draft> edit) {
    Draft draft = product();
    edit.accept(draft);

    var changes = ProductDifference.between(product().value(), draft.value()).changes();

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst().rule().word()).isEqualTo(rule);
    assertThat(changes.getFirst().impact()).isEqualTo(impact);
    assertThat(changes.getFirst().path()).isEqualTo(path);
  }

  @Test
  void aNewMajorBesideTheOldOneIsAPortMore() {
    Draft now = product();
    var both = new ArrayList<Object>();
    both.add(port("hourly", "1.0.0", "c.hourly"));
    both.add(port("hourly", "2.0.0", "c.hourly"));
    both.add(port("daily", "1.1.0", "c.daily"));
    Draft old = product().remove("outputPorts/daily/inputContracts");

    assertThat(
            ProductDifference.between(old.value(), now.set("outputPorts", both).value()).changes())
        .extracting(change -> change.rule().word(), Change::path)
        .containsExactly(tuple("port-added", "/outputPorts/hourly@2"));
  }

  @Test
  void orderSaysNothing() {
    assertThat(
            ProductDifference.between(product().value(), product().shuffled(new Random(7)).value())
                .changes())
        .isEmpty();
  }

  @Test
  void whatComesBackIsNoEnd() {
    Draft retired = product().set("status", "retired");

    for (String status : List.of("active", "deprecated")) {
      assertThat(
              ProductDifference.between(retired.value(), product().set("status", status).value())
                  .changes())
          .extracting(change -> change.rule().word())
          .containsExactly("product-status-changed");
    }
  }

  @Test
  void aManagementPortIsRestUnlessSaidOtherwise() {
    assertThat(
            ProductDifference.between(
                    product().value(), product().set("managementPorts/state/type", "rest").value())
                .changes())
        .isEmpty();
  }

  @Test
  void takesDataThatMovesOutForAnotherWayToGetIt() {
    Draft served = product();
    Draft external =
        product()
            .set(
                "outputPorts/daily/customProperties",
                List.of(Map.of("property", "weft.external", "value", true)));
    for (var both : List.of(List.of(served, external), List.of(external, served))) {
      assertThat(
              ProductDifference.between(both.getFirst().value(), both.getLast().value()).changes())
          .extracting(change -> change.rule().word(), Change::impact)
          .contains(tuple("port-type-changed", Impact.MAJOR));
    }
  }
}
