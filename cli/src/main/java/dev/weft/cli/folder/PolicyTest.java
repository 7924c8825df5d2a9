package dev.weft.cli.folder;

import dev.weft.cli.command.ListVerb;
import dev.weft.cli.command.Session;
import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft policy test`: runs the tests inside access policies and rules, without a server.
@Command(
    name = "test",
    description =
        "Run the tests inside the access policies and rules of a mesh folder, without a server.")
public final class PolicyTest extends ListVerb {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("POLICY", "policy"),
          Column.of("SCOPE", "scope"),
          Column.of("TEST", "test"),
          Column.of("OUTCOME", "outcome"),
          Column.of("EXPECTED", "expected"),
          Column.of("ACTUAL", "actual"),
          Column.of("PLACE", "place"));

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The folder of a mesh; default: this folder.")
  private String folder;

  private final PolicyTesting testing;

  public PolicyTest(Session session, PolicyTesting testing) {
    super(session);
    this.testing = testing;
  }

  @Override
  protected int run() {
    Path path = Folders.existing(folder);
    List<PolicyTesting.Tested> tested = testing.test(path);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("schema", "weft.policytests/v1");
    answer.put("items", tested.stream().map(PolicyTest::asMap).toList());
    session().answers().list(Json.of(answer), COLUMNS, "No policy has a test.");
    long failed = tested.stream().filter(test -> !test.passed()).count();
    if (failed > 0 && isForPeople()) {
      console().say(failed + " of " + tested.size() + " tests failed.");
    }
    return failed == 0 ? OK : ErrorCode.POLICY_TEST.kind().exit();
  }

  private static Map<String, Object> asMap(PolicyTesting.Tested test) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scope", test.scope());
    map.put("policy", test.policy());
    map.put("test", test.name());
    map.put("outcome", test.passed() ? "passed" : "failed");
    map.put("expected", test.expected());
    map.put("actual", test.actual());
    map.put("place", test.place().file() + ":" + test.place().line());
    return map;
  }
}
