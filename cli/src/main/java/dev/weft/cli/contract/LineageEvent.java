package dev.weft.cli.contract;

import dev.weft.cli.format.Json;
import dev.weft.cli.help.Version;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestView.CheckView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A test as a run event of OpenLineage: each table is an input with the facet
/// `dataQualityAssertions`. What was skipped asserts nothing and is left out.
final class LineageEvent {

  private static final String EVENT =
      "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
  private static final String FACET =
      "https://openlineage.io/spec/facets/1-1-0/DataQualityAssertionsDatasetFacet.json"
          + "#/$defs/DataQualityAssertionsDatasetFacet";

  private LineageEvent() {}

  static ObjectNode of(TestView test, Instant now) {
    ObjectNode event = Json.object();
    event.put("eventType", "COMPLETE");
    event.put("eventTime", now.toString());
    event.put("producer", producer());
    event.put("schemaURL", EVENT);
    event.putObject("run").put("runId", UUID.randomUUID().toString());
    event.putObject("job").put("namespace", "weft").put("name", "contract test " + test.contract());
    ArrayNode inputs = event.putArray("inputs");
    test.checks().stream()
        .map(CheckView::table)
        .distinct()
        .forEach(table -> add(test, table, inputs));
    return event;
  }

  private static void add(TestView test, String table, ArrayNode inputs) {
    List<CheckView> checks =
        test.checks().stream()
            .filter(check -> check.table().equals(table) && !check.outcome().equals("skipped"))
            .toList();
    ObjectNode input = inputs.addObject();
    input.put("namespace", test.contract());
    input.put("name", table);
    ObjectNode facet = input.putObject("inputFacets").putObject("dataQualityAssertions");
    facet.put("_producer", producer());
    facet.put("_schemaURL", FACET);
    ArrayNode assertions = facet.putArray("assertions");
    checks.forEach(check -> add(check, assertions.addObject()));
  }

  private static void add(CheckView check, ObjectNode assertion) {
    assertion.put("assertion", check.rule());
    assertion.put("success", check.outcome().equals("passed"));
    if (!check.element().equals(check.table())) {
      assertion.put("column", check.element().substring(check.table().length() + 1));
    }
    assertion.put("severity", check.severity().equals("error") ? "error" : "warn");
    assertion.put("name", check.name());
    assertion.put("description", check.message());
    if (!check.expected().isEmpty()) {
      assertion.put("expected", check.expected());
    }
    if (!check.actual().isEmpty()) {
      assertion.put("actual", check.actual());
    }
  }

  private static String producer() {
    return "urn:weft:" + Version.number();
  }
}
