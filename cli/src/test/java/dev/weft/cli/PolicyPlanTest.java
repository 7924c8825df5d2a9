package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft policy plan`.
class PolicyPlanTest {

  private static final String PLAN =
      """
      {"schema":"weft.policyplan/v1","since":"2026-11-01T00:00:00Z","queries":12,"lost":1,
       "changed":2,"refused":1,"answered":0,"hiddenReaders":0,
       "policies":[{"scope":"mesh","id":"personal","action":"change","before":["enforce redact where x","show when y"],
         "after":["enforce redact where x","hide when y"]}],
       "readers":[{"principal":"eve","purpose":"exploration","table":"customer/members@1:members",
           "queries":4,"changed":2,"refused":0,"answered":0,"rows":"fewer","code":null,
           "columns":[{"name":"birth_date","what":"loses","before":"show","after":"redact","used":true},
             {"name":"phone","what":"gains","before":"hide","after":"show","used":false}]},
         {"principal":"product:insights/network","purpose":null,"table":"customer/members@1:bookings",
           "queries":1,"changed":0,"refused":1,"answered":0,"rows":null,"code":"W-ACCESS-013","columns":[]}]}
      """;

  private final FakeServer server = new FakeServer();

  @TempDir private Path root;

  @BeforeEach
  void write() throws IOException {
    server.on("POST /policy-plans", PLAN);
    for (String file :
        List.of(
            "mesh.yaml",
            "policies/one.yaml",
            "sales/domain.yaml",
            "sales/policies/two.yaml",
            "sales/other.yaml")) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result run(String file, String... more) {
    List<String> args = new ArrayList<>(List.of("policy", "plan", root.resolve(file).toString()));
    args.addAll(List.of(more));
    return Shell.at(server).run(args.toArray(String[]::new));
  }

  private List<String> sent() throws IOException {
    List<String> names = new ArrayList<>();
    byte[] body = server.last("POST /api/v1/policy-plans").body();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      names.add(entry.getName());
    }
    return names;
  }

  @Test
  void showsWhoWouldSeeWhatOtherwise() {
    Shell.Result result = run("policies/one.yaml");

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            ~ policy mesh/personal
                - show when y
                + hide when y
            eve  customer/members@1:members  for exploration  4 queries, 2 changed
                loses birth_date: show → redact
                gains phone: hide → show  not asked for
                fewer rows
            product:insights/network  customer/members@1:bookings  1 query, 1 refused
                W-ACCESS-013
            12 queries since 2026-11-01T00:00:00Z: 2 would have been answered otherwise, 1 refused, 0 no longer refused. 1 cannot be decided again.
            """);
  }

  @Test
  void sendsAFileWithWhereItStands() throws IOException {
    run("policies/one.yaml");
    assertThat(sent()).containsExactly("mesh.yaml", "policies/one.yaml");

    run("sales/policies/two.yaml");
    assertThat(sent()).containsExactly("mesh.yaml", "sales/domain.yaml", "sales/policies/two.yaml");

    run(".");
    assertThat(sent()).hasSize(5);
  }

  @Test
  void sendsAFileOfADomainThatStandsAlone() throws IOException {
    Files.delete(root.resolve("mesh.yaml"));
    run("sales/policies/two.yaml");
    assertThat(sent()).containsExactly("domain.yaml", "policies/two.yaml");

    Shell.Result nowhere = run("policies/one.yaml");
    assertThat(nowhere.exit()).isNotZero();
    assertThat(nowhere.err()).contains("stands in no folder of a mesh or a domain");
    assertThat(run("policies/none.yaml").exit()).isEqualTo(2);
  }

  @Test
  void looksBackAsFarAsAsked() {
    run("policies/one.yaml", "--days", "7");
    assertThat(server.last("POST /api/v1/policy-plans?days=7").body()).isNotEmpty();
  }
}
