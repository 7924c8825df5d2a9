package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.rest.OpenApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks every operation of the API and every verb of the command as people who may not see, and
/// fails on the first canary. An operation or a verb without a case fails as well.
class LeakTest {

  @TempDir private static Path root;
  private static LeakMesh mesh;

  @BeforeAll
  static void start() throws Exception {
    mesh = new LeakMesh(root);
  }

  /// Who was signed out on the way was told nothing from then on, which proves nothing.
  @AfterAll
  static void stop() throws Exception {
    try (LeakMesh walked = mesh) {
      for (String who : LeakMesh.EVERYBODY) {
        if (!who.equals("nobody")) {
          assertThat(walked.whoami(who)).as(who).contains("\"principal\":\"" + who + "\"");
        }
      }
    }
  }

  static Collection<String> operations() {
    var operations = new TreeSet<String>();
    for (var operation : OpenApi.ofBuild("").operations()) {
      operations.add(operation.method() + " " + operation.path());
    }
    return operations;
  }

  static Collection<String> verbs() {
    return LeakVerb.all();
  }

  @Test
  void hasACaseForEveryOperationAndVerbAndNoOther() {
    assertThat(RestLeakCases.all().keySet()).containsExactlyElementsOf(operations());
    assertThat(VerbLeakCases.all().keySet()).containsExactlyElementsOf(verbs());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationTellsNobodyWhatTheyMayNotSee(String operation) throws Exception {
    for (LeakAsk ask : cases(operation)) {
      for (String who : LeakMesh.EVERYBODY) {
        for (LeakTarget target : targets(ask.isAboutATarget(), ask.isAboutWhatIsHad())) {
          var answer = ask(ask, target, who);
          String told = LeakTarget.alike(target.without(told(answer)), who);
          assertSilent(told, who, ask.path());
          assertThat(answer.statusCode()).as(told).isNotIn(400, 405, 415);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationAnswersAboutWhatIsHiddenAsIfItWereMissing(String operation) throws Exception {
    for (LeakAsk ask : cases(operation)) {
      for (String who : ask.isAboutATarget() ? LeakMesh.OUTSIDERS : List.<String>of()) {
        String missing = same(ask, mesh.missing, who);
        for (LeakTarget target : hidden(ask.isAboutWhatIsHad())) {
          assertThat(same(ask, target, who)).as(who + ": " + ask).isEqualTo(missing);
        }
      }
    }
  }

  /// Whatever it is shown for, and whatever is wrong with it, but for the sentence that says so.
  @ParameterizedTest
  @MethodSource("operations")
  void aTokenThatDoesNotCountIsAnsweredTheSameEverywhere(String operation) throws Exception {
    for (LeakAsk ask : RestLeakCases.isOpen(operation) ? List.<LeakAsk>of() : cases(operation)) {
      for (var refused : mesh.refused().entrySet()) {
        String whoami = refusal(LeakAsk.get("/api/v1/whoami"), mesh.open, refused.getValue());
        for (LeakTarget target : targets(ask.isAboutATarget(), ask.isAboutWhatIsHad())) {
          assertThat(refusal(ask, target, refused.getValue()))
              .as(refused.getKey() + ": " + ask)
              .isEqualTo(whoami)
              .startsWith("401");
        }
      }
    }
  }

  /// Otherwise anybody could find out which issuers count here, one guess after the other.
  @Test
  void aTokenThatNobodySignedDoesNotTellWhomThisServerTrusts() throws Exception {
    var answers = new TreeSet<String>();
    for (String wrong : LeakPeople.SIGNED_BY_NOBODY) {
      String token = Objects.requireNonNull(mesh.refused().get(wrong));
      answers.add(refusal(LeakAsk.get("/api/v1/whoami"), mesh.open, token));
    }
    assertThat(answers).hasSize(1);
  }

  /// Otherwise the walk would compare refusals of nonsense.
  @ParameterizedTest
  @MethodSource("operations")
  void anOperationIsAskedWhatIsAnsweredToSomebody(String operation) throws Exception {
    boolean answered = !RestLeakCases.reads(operation) || operation.contains("/queries/{id}");
    for (LeakAsk ask : cases(operation)) {
      for (String who : List.of("ann", "flo", "operator")) {
        answered = answered || ask(ask, mesh.open, who).statusCode() < 300;
      }
    }
    assertThat(answered).isTrue();
  }

  /// Also through a token that was made with it and ends soon.
  @ParameterizedTest
  @MethodSource("operations")
  void aTokenForReadingChangesNothing(String operation) throws Exception {
    for (LeakAsk ask : cases(operation)) {
      for (String who : List.of("reader", "reader for a while")) {
        var answer = ask(ask, mesh.open, who);
        if (RestLeakCases.reads(operation)) {
          assertThat(body(answer)).as(ask.path()).doesNotContain("W-ACCESS-033");
        } else {
          assertThat(answer.statusCode()).as(ask.path()).isEqualTo(403);
          assertThat(body(answer)).as(ask.path()).contains("W-ACCESS-033", "for 'read'");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Canary.class)
  void eachCanaryIsShownToSomebodyWhoMaySeeIt(Canary canary) throws Exception {
    for (var control : RestLeakControls.of(canary).entrySet()) {
      assertThat(told(ask(control.getValue(), mesh.open, control.getKey())))
          .as(control.toString())
          .contains(canary.text());
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void aVerbTellsNobodyWhatTheyMayNotSee(String verb) throws Exception {
    for (LeakVerb call : calls(verb)) {
      for (String who : LeakMesh.AT_THE_COMMAND) {
        for (LeakTarget target : targets(call.isAboutATarget(), call.isAboutWhatIsHad())) {
          assertSilent(target.without(done(call, target, who).text()), who, verb);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void aVerbAnswersAboutWhatIsHiddenAsIfItWereMissing(String verb) throws Exception {
    for (LeakVerb call : calls(verb)) {
      for (String who : call.isAboutATarget() ? outsidersAtTheCommand() : List.<String>of()) {
        var missing = done(call, mesh.missing, who);
        for (LeakTarget target : hidden(call.isAboutWhatIsHad())) {
          var hidden = done(call, target, who);
          assertThat(hidden.exit() + " " + target.without(hidden.text()))
              .as(who + ": " + call.arguments())
              .isEqualTo(missing.exit() + " " + mesh.missing.without(missing.text()));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void aVerbIsCalledForWhatIsAnsweredToSomebody(String verb) throws Exception {
    boolean answered = !VerbLeakCases.reads(verb);
    for (LeakVerb call : calls(verb)) {
      for (String who : List.of("ann", "flo", "operator")) {
        answered = answered || done(call, mesh.open, who).exit() == 0;
      }
    }
    assertThat(answered).isTrue();
  }

  @Test
  void aVerbShowsACanaryToThoseWhoMaySeeIt() throws Exception {
    var query = VerbLeakCases.query("select * from sales.$product.$table", "table");
    assertThat(done(query, mesh.open, "eve").text()).contains(Canary.ROW.text());
    assertThat(done(query, mesh.hidden, "eve").text()).contains(Canary.HIDDEN_COLUMN.text());
  }

  /// Somebody with two agreements on one table, whose first token a platform engineer made.
  @ParameterizedTest
  @CsvSource({"pia_notes, true", "pia_amounts, false", "pia_nothing, false"})
  void aGrantShowsItsColumnsAndNoOther(String grant, boolean shows) throws Exception {
    var first = LeakVerb.of("token", "create", "first", "--for", "pia", "--scope", "read");
    String made = done(first, mesh.open, "operator").text();
    var pia =
        Optional.of(made.lines().filter(line -> line.startsWith("weft_")).toList().getFirst());
    String sql = "select note from sales.orders.orders where order_id = 1";
    var call = LeakVerb.of("query", sql, "--grant", grant, "-o", "csv");
    var told = call.run(mesh.open, mesh.url(), pia, root);
    assertThat(told.exit() == 0).as(told.text()).isEqualTo(shows);
    assertThat(told.text().contains(Canary.ROW.text())).isEqualTo(shows);
    String json = "{\"sql\":\"" + sql + "\",\"grant\":\"" + grant + "\"}";
    var asked = LeakAsk.post("/api/v1/query", json).with("Accept", "text/csv");
    var answer = TestClient.bytes(asked.of(mesh.open, mesh.url(), pia));
    assertThat(answer.statusCode() == 200).isEqualTo(shows);
    assertThat(body(answer).contains(Canary.ROW.text())).isEqualTo(shows);
  }

  private static void assertSilent(String told, String who, String question) {
    assertThat(Canary.in(told, who)).as(who + ": " + question + "\n" + told).isEmpty();
    assertThat(told).as(who + ": " + question).doesNotContain(mesh.secrets());
  }

  private static List<LeakTarget> targets(boolean several, boolean had) {
    var targets = new ArrayList<>(List.of(mesh.open));
    targets.addAll(several ? hidden(had) : List.of());
    return targets;
  }

  /// What outsiders may not know of.
  private static List<LeakTarget> hidden(boolean had) {
    return had ? List.of(mesh.hidden, mesh.ofTeams) : List.of(mesh.hidden);
  }

  private static List<String> outsidersAtTheCommand() {
    return LeakMesh.OUTSIDERS.stream().filter(LeakMesh.AT_THE_COMMAND::contains).toList();
  }

  /// What a token that opens nothing is answered.
  private static String refusal(LeakAsk ask, LeakTarget target, String token) throws Exception {
    var answer = TestClient.bytes(ask.of(target, mesh.url(), Optional.of(token)));
    return answer.statusCode() + body(answer).replaceFirst("\"trace\":\"[^\"]*\"", "");
  }

  private static List<LeakAsk> cases(String operation) {
    return Objects.requireNonNull(RestLeakCases.all().get(operation), operation);
  }

  private static List<LeakVerb> calls(String verb) {
    return Objects.requireNonNull(VerbLeakCases.all().get(verb), verb);
  }

  private static HttpResponse<byte[]> ask(LeakAsk ask, LeakTarget target, String who)
      throws Exception {
    return TestClient.bytes(ask.of(target, mesh.url(), mesh.token(who)));
  }

  private static LeakVerb.Told done(LeakVerb call, LeakTarget target, String who) throws Exception {
    var told = call.run(target, mesh.url(), mesh.token(who), root);
    return new LeakVerb.Told(told.exit(), LeakTarget.alikeLines(told.text(), who));
  }

  /// Everything that came back. Digits of random numbers and digests are those of a canary now and
  /// then.
  private static String told(HttpResponse<byte[]> answer) {
    var headers = new TreeMap<>(answer.headers().map());
    headers.keySet().removeAll(List.of("x-weft-trace", "etag"));
    return headers + "\n" + body(answer);
  }

  private static String body(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  private static String same(LeakAsk ask, LeakTarget target, String who) throws Exception {
    var answer = ask(ask, target, who);
    return LeakTarget.alike(answer.statusCode() + target.without(body(answer)), who);
  }
}
