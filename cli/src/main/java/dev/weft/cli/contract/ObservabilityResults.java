package dev.weft.cli.contract;

import dev.weft.cli.format.Json;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestView.CheckView;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A test in the shape of Bitol's observability results (OORS, a draft). No values of rows: the
/// draft keeps data out of results.
final class ObservabilityResults {

  private static final String VERSION = "v0.8.1";

  private ObservabilityResults() {}

  static ObjectNode of(TestView test, Instant now) {
    ObjectNode message = Json.object();
    message.put("apiVersion", VERSION);
    message.put("kind", "ObservabilityResults");
    message.put("id", UUID.randomUUID().toString());
    message.put("observedAt", now.toString());
    message.put("status", status(test.outcome()));
    message.putObject("source").put("process", "weft contract test").put("vendor", "weft");
    ObjectNode contract = message.putObject("contract");
    contract.put("contractId", test.contract());
    contract.put("standard", "ODCS");
    contract.put("version", test.version());
    ArrayNode results = message.putArray("results");
    test.checks().forEach(check -> add(check, results.addObject()));
    return message;
  }

  private static void add(CheckView check, ObjectNode result) {
    boolean ofTable = check.element().equals(check.table());
    result.put("id", check.table() + "/" + check.name());
    result.put("type", "check");
    result.put("name", check.name());
    result.put("status", status(check.outcome()));
    result.put("severity", check.severity());
    if (!check.dimension().isEmpty()) {
      result.put("dimension", check.dimension());
    }
    result
        .putObject("target")
        .put("resourceType", ofTable ? "table" : "column")
        .put("resourceIdentifier", check.element());
    ObjectNode measure = result.putObject("measure");
    measure.put("metric", check.rule());
    if (!check.actual().isEmpty()) {
      measure.put("value", check.actual());
    }
    if (check.failing() > 0) {
      measure.put("failedRowCount", check.failing());
    }
    result.put("message", check.message());
  }

  private static String status(String outcome) {
    return switch (outcome) {
      case "passed" -> "pass";
      case "warned" -> "warn";
      case "failed" -> "fail";
      case "error" -> "error";
      default -> "skip";
    };
  }
}
