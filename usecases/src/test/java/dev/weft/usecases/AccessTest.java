package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.Authenticate;
import dev.weft.usecases.access.RecordLockOut;
import dev.weft.usecases.access.Sessions;
import dev.weft.usecases.access.TokenView;
import dev.weft.usecases.access.Tokens;
import dev.weft.usecases.access.Tokens.Wanted;
import dev.weft.usecases.access.Vouched;
import dev.weft.usecases.paging.PageRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who somebody is: tokens, and people that are declared.
class AccessTest {

  @TempDir private Path root;
  private TestMesh mesh;
  private Tokens tokens;
  private Authenticate doorman;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    tokens = new Tokens(mesh.catalog, mesh.mesh);
    doorman = new Authenticate(mesh.catalog, mesh.mesh, "operators-own");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void signsInWithATokenUntilItIsRevoked() {
    TokenView made = tokens.create(TestMesh.as("eve"), Wanted.of("laptop", Duration.ofDays(1)));
    String secret = Objects.requireNonNull(made.token());
    assertThat(secret).startsWith(Tokens.PREFIX);
    assertThat(doorman.signIn(secret).principal()).isEqualTo(new Principal.OfPerson("eve"));
    assertThat(doorman.signIn("operators-own").principal()).isEqualTo(new Principal.Operator());
    assertThat(tokens.list(TestMesh.as("eve"), new PageRequest("", 10)).items())
        .singleElement()
        .extracting(TokenView::token)
        .isNull();
    assertThat(refused(() -> tokens.revoke(TestMesh.as("ann"), made.id())))
        .isEqualTo("W-ACCESS-007");
    tokens.revoke(TestMesh.as("eve"), made.id());
    assertThat(catchThrowableOfType(WeftException.class, () -> doorman.signIn(secret)))
        .hasMessageStartingWith("The token 'laptop' was revoked")
        .extracting(WeftException::code)
        .isEqualTo(ErrorCode.ACCESS_TOKEN_ENDED);
    assertThat(refused(() -> doorman.signIn(secret + "x"))).isEqualTo("W-ACCESS-001");
  }

  @Test
  void endsATokenWithItsTimeAndRevivesNoneWhenTheClockGoesBack() {
    TokenView made = tokens.create(TestMesh.as("eve"), Wanted.of("laptop", Duration.ofDays(1)));
    String secret = Objects.requireNonNull(made.token());
    mesh.clock.move(Duration.ofDays(2));
    assertThat(catchThrowableOfType(WeftException.class, () -> doorman.signIn(secret)))
        .hasMessageStartingWith("The token 'laptop' expired at " + made.expiresAt())
        .extracting(WeftException::code)
        .isEqualTo(ErrorCode.ACCESS_TOKEN_ENDED);
    tokens.create(TestMesh.as("ann"), Wanted.of("later", Duration.ofDays(1)));
    mesh.clock.move(Duration.ofDays(-2));
    assertThat(refused(() -> doorman.signIn(secret))).isEqualTo("W-ACCESS-032");
  }

  private String session(String account) {
    var now = mesh.clock.instant();
    var vouched =
        new Vouched(
            "https://issuer.example",
            account,
            Optional.empty(),
            Set.of(),
            Map.of(),
            now,
            now.plus(Duration.ofMinutes(5)));
    var wanted = new Sessions.Wanted("browser", Optional.empty(), Duration.ofHours(8), "rest", "t");
    return new Sessions(mesh.catalog, mesh.mesh).begin(vouched, wanted).token();
  }

  private String personal(String who) {
    var wanted = Wanted.of("browser", Duration.ofDays(30));
    return Objects.requireNonNull(tokens.create(TestMesh.as(who), wanted).token());
  }

  private void people(String... documents) {
    String head = "apiVersion: weft/v1\nkind: Person\n";
    mesh.with("people.yaml", head + String.join("\n---\n" + head, documents) + "\n");
    mesh.apply(TestMesh.OPERATOR);
  }

  private WeftException refusal(String secret) {
    return catchThrowableOfType(WeftException.class, () -> doorman.signIn(secret));
  }

  /// The request was let in while the token counted.
  @Test
  void whatEndsMeanwhileMakesNoOther() {
    TokenView made = tokens.create(TestMesh.as("jane"), Wanted.of("old", Duration.ofDays(1)));
    var wanted = new Wanted("new", Scope.ALL, Duration.ofDays(366), Optional.of(made.id()));
    assertThat(tokens.create(TestMesh.as("jane"), wanted).token()).isNotNull();
    people("name: jane\naccount: jane.doe@example.com");
    assertThat(refused(() -> tokens.create(TestMesh.as("jane"), wanted))).isEqualTo("W-ACCESS-032");
    TokenView hers = tokens.create(TestMesh.as("jane"), Wanted.of("hers", Duration.ofDays(1)));
    tokens.revoke(TestMesh.as("jane"), hers.id());
    var late = new Wanted("late", Scope.ALL, Duration.ofDays(366), Optional.of(hers.id()));
    assertThat(refused(() -> tokens.create(TestMesh.as("jane"), late))).isEqualTo("W-ACCESS-032");
  }

  @Test
  void listsSessionsAsLongAsTheyLast() {
    session("jane");
    personal("jane");
    var page = new PageRequest("", 10);
    assertThat(tokens.list(TestMesh.as("jane"), page).items())
        .extracting(TokenView::kind)
        .containsExactlyInAnyOrder("session", "personal");
    mesh.clock.move(Duration.ofHours(9));
    assertThat(tokens.list(TestMesh.as("jane"), page).items())
        .extracting(TokenView::kind)
        .containsExactly("personal");
    people("name: jane\naccount: jane.doe@example.com");
    assertThat(tokens.list(TestMesh.as("jane"), page).items()).isEmpty();
  }

  /// What a token says that its owner ended.
  private WeftException revoked() {
    TokenView made = tokens.create(TestMesh.as("zoe"), Wanted.of("browser", Duration.ofDays(1)));
    tokens.revoke(TestMesh.as("zoe"), made.id());
    return refusal(Objects.requireNonNull(made.token()));
  }

  @Test
  void noTokenBecomesThatOfWhoeverIsDeclaredUnderItsName() {
    List<String> undeclared = List.of(session("jane"), personal("jane"));
    assertThat(undeclared)
        .extracting(secret -> doorman.signIn(secret).principal().text())
        .containsOnly("jane");

    people("name: jane\naccount: jane.doe@example.com");

    for (String secret : undeclared) {
      assertThat(refusal(secret)).hasMessage(revoked().getMessage());
      assertThat(refusal(secret).code()).isEqualTo(ErrorCode.ACCESS_TOKEN_ENDED);
    }
    assertThat(doorman.signIn(session("jane.doe@example.com")).principal().text())
        .isEqualTo("jane");
    assertThat(doorman.signIn(personal("jane")).principal().text()).isEqualTo("jane");
  }

  @Test
  void noTokenOutlivesTheAccountBehindIt() {
    people("name: jane\naccount: jane.doe@example.com", "name: ada");
    List<String> hers = List.of(session("jane.doe@example.com"), personal("jane"));
    String adas = personal("ada");

    people("name: jane\naccount: jane.roe@example.com", "name: ada\ntitle: Ada");
    assertThat(hers)
        .allSatisfy(secret -> assertThat(refusal(secret)).hasMessage(revoked().getMessage()));

    people("name: jane\naccount: jane.roe@example.com", "name: eve\naccount: jane.doe@example.com");
    assertThat(hers)
        .allSatisfy(secret -> assertThat(refusal(secret)).hasMessage(revoked().getMessage()));
    assertThat(doorman.signIn(adas).principal().text()).isEqualTo("ada");
  }

  @Test
  void whoComesToBeDeclaredUnderTheirOwnAccountKeepsTheirTokens() {
    List<String> hers = List.of(session("jane"), personal("jane"));
    people("name: jane");
    assertThat(hers)
        .extracting(secret -> doorman.signIn(secret).principal().text())
        .containsOnly("jane");
    people("name: jane\naccount: jane.doe@example.com", "name: bob\naccount: jane");
    assertThat(hers)
        .allSatisfy(secret -> assertThat(refusal(secret)).hasMessage(revoked().getMessage()));
  }

  @Test
  void anAccountThatBecomesAServicesNameEndsWhatItMade() {
    String hers = personal("Nightly");
    people("type: service\nname: nightly");
    assertThat(refusal(hers)).hasMessage(revoked().getMessage());
    var wanted = Wanted.of("ci", Duration.ofDays(1));
    String service =
        Objects.requireNonNull(
            tokens.createFor(TestMesh.OPERATOR, "service:nightly", wanted).token());
    assertThat(doorman.signIn(service).principal()).isEqualTo(new Principal.OfService("nightly"));
    people("type: service\nname: nightly\ntitle: Nightly", "name: jane\naccount: nightly");
    assertThat(doorman.signIn(service).principal()).isEqualTo(new Principal.OfService("nightly"));
  }

  @Test
  void recordsWhoHasToWaitAndWhoseTokenItIs() {
    TokenView made = tokens.create(TestMesh.as("eve"), Wanted.of("laptop", Duration.ofDays(1)));
    String secret = Objects.requireNonNull(made.token());
    String hash = BlobWriter.hash(secret.getBytes(StandardCharsets.UTF_8));
    var record = new RecordLockOut(mesh.catalog);
    for (var token : List.of(Optional.of(hash), Optional.of("0"), Optional.<String>empty())) {
      record.record(
          new RecordLockOut.LockOut("10.0.0.1", token, 20, Duration.ofSeconds(30), "rest", "t1"));
    }
    List<JournalEntry> journal = mesh.catalog.read(reading -> reading.journal().after(0, 1_000));
    assertThat(journal)
        .filteredOn(entry -> entry.kind().equals("sign-in.locked"))
        .extracting(JournalEntry::subject)
        .containsExactly(made.id(), "unknown", "10.0.0.1");
  }

  @Test
  void keepsWhatATokenIsFor() {
    var wanted = new Wanted("ci", Scope.RUN, Duration.ofDays(1), Optional.empty());
    TokenView made = tokens.create(TestMesh.as("eve"), wanted);
    assertThat(made.scope()).isEqualTo("run");
    assertThat(doorman.signIn(Objects.requireNonNull(made.token())).scope()).isEqualTo(Scope.RUN);
    assertThat(doorman.owner(made.id()).scope()).isEqualTo(Scope.RUN);
    assertThat(tokens.list(TestMesh.as("eve"), new PageRequest("", 10)).items())
        .extracting(TokenView::scope)
        .containsExactly("run");
  }

  @Test
  void refusesTokensThatLastForEver() {
    for (Duration lasts : List.of(Duration.ofDays(400), Duration.ZERO)) {
      var wanted = Wanted.of("x", lasts);
      assertThat(refused(() -> tokens.create(TestMesh.as("eve"), wanted)))
          .isEqualTo("W-SERVER-001");
    }
  }

  @Test
  void actsAsDeclaredPeopleAndServicesOnly() {
    mesh.with(
        "people.yaml",
        """
        apiVersion: weft/v1
        kind: Person
        name: eve
        ---
        apiVersion: weft/v1
        kind: Person
        type: service
        name: nightly
        """);
    mesh.apply(TestMesh.OPERATOR);
    assertThat(doorman.declared("eve")).isEqualTo(new Principal.OfPerson("eve"));
    assertThat(doorman.declared("nightly")).isEqualTo(new Principal.OfService("nightly"));
    assertThat(refused(() -> doorman.declared("mallory"))).isEqualTo("W-ACCESS-006");
  }

  @Test
  void letsNobodyBeCalledOperator() {
    mesh.with("people.yaml", "apiVersion: weft/v1\nkind: Person\nname: operator\n");
    var failure = catchThrowableOfType(WeftException.class, () -> mesh.plan(TestMesh.OPERATOR));
    assertThat(failure.findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("`operator` is who owns the data folder");
  }

  @Test
  void givesSomebodyDeclaredAFirstToken() {
    mesh.with("people.yaml", "{ apiVersion: weft/v1, kind: Person, name: eve, title: Eve }\n");
    mesh.apply(TestMesh.OPERATOR);
    Duration day = Duration.ofDays(1);

    assertThat(tokens.createFor(TestMesh.OPERATOR, "eve", Wanted.of("first", day)).token())
        .isNotNull();

    assertThat(tokens.list(TestMesh.as("eve"), new PageRequest("", 10)).items()).hasSize(1);
    assertThat(refused(() -> tokens.createFor(TestMesh.as("ann"), "eve", Wanted.of("x", day))))
        .isEqualTo("W-ACCESS-003");
    assertThat(refused(() -> tokens.createFor(TestMesh.OPERATOR, "zoe", Wanted.of("x", day))))
        .isEqualTo("W-REGISTRY-001");
    assertThat(
            refused(() -> tokens.createFor(TestMesh.OPERATOR, "service:eve", Wanted.of("x", day))))
        .isEqualTo("W-REGISTRY-001");
  }

  private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
    return catchThrowableOfType(WeftException.class, deed).code().code();
  }
}
