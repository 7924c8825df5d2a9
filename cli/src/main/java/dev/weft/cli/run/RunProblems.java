package dev.weft.cli.run;

import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.format.Json;
import dev.weft.model.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// How a run failed, as the failure of the command: exit 1, the run itself among the details.
final class RunProblems {

  private RunProblems() {}

  static Failure of(JsonNode run) {
    JsonNode error = run.path("error");
    String code = Json.text(error, "code");
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("run", run);
    return new Problem(
            code.isEmpty() ? codeOf(run).code() : code,
            1,
            sentence(run, Json.text(error, "message")),
            remedy(run, Json.text(error, "remedy")),
            List.of(),
            details)
        .failure();
  }

  private static ErrorCode codeOf(JsonNode run) {
    return Json.text(run, "state").equals("cancelled")
        ? ErrorCode.RUN_CANCELLED
        : ErrorCode.RUN_CHECKS;
  }

  private static String sentence(JsonNode run, String message) {
    String what =
        "Run "
            + Json.text(run, "id")
            + " of "
            + Json.text(run, "product")
            + " was "
            + Json.text(run, "state");
    String told = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    String head =
        what.replace("was failed", "failed")
            .replace("was lost", "was lost: the server stopped under it");
    // That it was cancelled is all that a cancelled run has to say.
    boolean said = told.isEmpty() || Json.text(run, "state").equals("cancelled");
    return said ? head : head + ": " + told;
  }

  private static String remedy(JsonNode run, String remedy) {
    String look = "All steps and checks: weft run show " + Json.text(run, "id") + ".";
    return remedy.isEmpty() ? look : remedy + " " + look;
  }

  /// The same failure for people: the checks that broke stand above it, the raw run is left out.
  static Problem forPeople(Problem problem) {
    return problem.withDetails(Map.of());
  }
}
