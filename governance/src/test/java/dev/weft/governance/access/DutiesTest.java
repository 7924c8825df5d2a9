package dev.weft.governance.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.governance.access.Duties.Request;
import dev.weft.governance.access.Duties.Sensitivity;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nobody decides for themselves.
class DutiesTest {

  private static final Principal CLEO = WorkedMesh.CLEO;
  private static final Principal BO = new Principal.OfPerson("bo");
  private static final Principal GIL = new Principal.OfPerson("gil");
  private static final Principal PAT = new Principal.OfPerson("pat");
  private static final Principal OPERATOR = new Principal.Operator();

  private final WorkedMesh mesh = new WorkedMesh();

  private Duties duties() {
    return new Duties(mesh.facts(), Map.of("cleo", Set.of("mailer"), "gil", Set.of("bot")));
  }

  @Test
  void asksTheStewardTooWhereItIsAboutPeople() {
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("cleo", Role.PRODUCT_OWNER), WorkedMesh.member("bo", Role.STEWARD)));
    Request ordinary = request("person:cy", Sensitivity.ORDINARY);
    Request personal = request("person:cy", Sensitivity.PERSONAL);
    assertThat(duties().approvals(ordinary)).containsExactly(Action.DECIDE_ACCESS);
    assertThat(duties().approvals(personal))
        .containsExactly(Action.DECIDE_ACCESS, Action.DECIDE_PERSONAL_ACCESS);
    assertThat(duties().decides(CLEO, Action.DECIDE_ACCESS, personal).allowed()).isTrue();
    assertThat(duties().decides(CLEO, Action.DECIDE_PERSONAL_ACCESS, personal).allowed()).isFalse();
    assertThat(duties().decides(BO, Action.DECIDE_PERSONAL_ACCESS, personal).allowed()).isTrue();
    assertThat(duties().decides(BO, Action.DECIDE_ACCESS, personal).allowed()).isFalse();
    assertThatThrownBy(() -> duties().decides(BO, Action.DECIDE_PERSONAL_ACCESS, ordinary))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void letsNobodyDecideOnTheirOwnRequest() {
    assertThat(decides(CLEO, "person:cy").allowed()).isTrue();
    assertThat(decides(CLEO, "product:loyalty/contact").allowed()).isTrue();
    for (String own : List.of("person:cleo", "service:mailer")) {
      assertThat(decides(CLEO, own))
          .isEqualTo(
              new Decision.Deny(
                  ErrorCode.ACCESS_OWN_DECISION,
                  "cleo may not decide on a request of their own",
                  "Somebody else has to."));
    }
    assertThat(decides(CLEO, "service:other").allowed()).isTrue();
    assertThat(decides(new Principal.OfService("mailer"), "service:mailer").allowed()).isFalse();
    Request made =
        new Request(
            "customer", "cleo", consumer("person:cy"), Sensitivity.ORDINARY, Map.of(), List.of());
    assertThat(duties().decides(CLEO, Action.DECIDE_ACCESS, made).allowed()).isFalse();
  }

  @Test
  void takesAnAccountForItsOwner() {
    var mailer = new Principal.OfService("mailer");
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("service:mailer", Role.PRODUCT_OWNER),
            WorkedMesh.member("cleo", Role.STEWARD)));
    assertThat(
            duties()
                .decides(mailer, Action.DECIDE_ACCESS, of("eve", "person:cy", Map.of()))
                .allowed())
        .isTrue();
    assertThat(
            duties()
                .decides(mailer, Action.DECIDE_ACCESS, of("cleo", "person:cy", Map.of()))
                .allowed())
        .isFalse();
    assertThat(
            duties()
                .decides(mailer, Action.DECIDE_ACCESS, of("eve", "person:cleo", Map.of()))
                .allowed())
        .isFalse();
    Map<Action, String> given = Map.of(Action.DECIDE_ACCESS, "service:mailer");
    assertThat(
            duties()
                .decides(CLEO, Action.DECIDE_PERSONAL_ACCESS, of("eve", "person:cy", given))
                .allowed())
        .isFalse();
  }

  private static Request of(String by, String consumer, Map<Action, String> given) {
    return new Request("customer", by, consumer(consumer), Sensitivity.PERSONAL, given, List.of());
  }

  @Test
  void takesTwoPeopleNotOneInTwoRoles() {
    mesh.domains.put(
        "customer",
        List.of(
            new Member("cleo", Set.of(Role.PRODUCT_OWNER, Role.STEWARD), List.of()),
            WorkedMesh.member("bo", Role.STEWARD)));
    Request half = given(Action.DECIDE_ACCESS, "cleo");
    assertThat(duties().missing(half)).containsExactly(Action.DECIDE_PERSONAL_ACCESS);
    assertThat(duties().decides(CLEO, Action.DECIDE_PERSONAL_ACCESS, half))
        .isEqualTo(
            new Decision.Deny(
                ErrorCode.ACCESS_OWN_DECISION,
                "cleo may not decide twice on one request",
                "Ask bo."));
    assertThat(duties().decides(BO, Action.DECIDE_PERSONAL_ACCESS, half).allowed()).isTrue();
    assertThat(duties().waitsFor(half)).containsExactly("bo");
    assertThat(duties().missing(given(Action.DECIDE_PERSONAL_ACCESS, "bo")))
        .containsExactly(Action.DECIDE_ACCESS);
  }

  @Test
  void waitsForNobodyWhomItIsFor() {
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("cleo", Role.PRODUCT_OWNER),
            WorkedMesh.member("ada", Role.PRODUCT_OWNER),
            WorkedMesh.member("bo", Role.STEWARD)));
    assertThat(duties().waitsFor(request("person:ada", Sensitivity.PERSONAL)))
        .containsExactly("bo", "cleo");
    assertThat(duties().waitsFor(request("person:bo", Sensitivity.ORDINARY)))
        .containsExactly("ada", "cleo");
  }

  @Test
  void waitsForNobodyWhoAnswersForAnAccountThatItIsFor() {
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("cleo", Role.PRODUCT_OWNER),
            WorkedMesh.member("ada", Role.PRODUCT_OWNER),
            WorkedMesh.member("service:bot", Role.STEWARD)));
    assertThat(duties().waitsFor(request("service:mailer", Sensitivity.ORDINARY)))
        .containsExactly("ada");
    Request half =
        new Request(
            "customer",
            "cy",
            consumer("person:cy"),
            Sensitivity.PERSONAL,
            Map.of(Action.DECIDE_ACCESS, "gil"),
            List.of());
    assertThat(duties().waitsFor(half)).as("the account of whoever agreed").isEmpty();
  }

  @Test
  void letsWhoeverCouldAgreeRefuse() {
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("cleo", Role.PRODUCT_OWNER), WorkedMesh.member("bo", Role.STEWARD)));
    Request personal = request("person:cy", Sensitivity.PERSONAL);
    assertThat(duties().refuses(CLEO, personal).allowed()).isTrue();
    assertThat(duties().refuses(BO, personal).allowed()).isTrue();
    assertThat(duties().refuses(BO, request("person:cy", Sensitivity.ORDINARY)).allowed())
        .isFalse();
    assertThat(duties().refuses(CLEO, request("person:cleo", Sensitivity.PERSONAL)).allowed())
        .isFalse();
    assertThat(duties().refuses(GIL, personal).allowed()).isFalse();
    assertThat(duties().concerns(CLEO, request("person:cleo", Sensitivity.PERSONAL))).isTrue();
    assertThat(duties().concerns(GIL, personal)).isFalse();
  }

  private static Request given(Action approval, String who) {
    return new Request(
        "customer",
        "cy",
        consumer("person:cy"),
        Sensitivity.PERSONAL,
        Map.of(approval, who),
        List.of());
  }

  @Test
  void letsNobodyDecideForTheirTeam() {
    mesh.domains.put("customer", List.of(WorkedMesh.member("tim", Role.PRODUCT_OWNER)));
    var tim = new Principal.OfPerson("tim");
    assertThat(decides(tim, "team:callers").allowed()).isFalse();
    assertThat(decides(tim, "team:others").allowed()).isTrue();
  }

  @Test
  void letsNobodyApproveTheirOwnBreakingChange() {
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member("cleo", Role.PRODUCT_OWNER),
            WorkedMesh.member("ada", Role.PRODUCT_OWNER)));
    assertThat(duties().approvesBreaking(CLEO, "customer", BO).allowed()).isTrue();
    assertThat(duties().approvesBreaking(BO, "customer", CLEO).allowed()).isFalse();
    assertThat(duties().approvesBreaking(CLEO, "customer", CLEO))
        .isEqualTo(
            new Decision.Deny(
                ErrorCode.ACCESS_OWN_DECISION,
                "cleo may not approve a breaking change of their own",
                "Ask ada."));
  }

  @Test
  void letsNobodyGiveThemselvesARole() {
    assertThat(duties().givesRole(CLEO, "customer", "eve", Role.DATA_ENGINEER).allowed()).isTrue();
    assertThat(duties().givesRole(CLEO, "customer", "cleo", Role.ANALYST).allowed()).isFalse();
    assertThat(duties().givesRole(CLEO, "customer", "service:mailer", Role.ANALYST).allowed())
        .isFalse();
    assertThat(duties().givesRole(CLEO, "customer", "service:other", Role.ANALYST).allowed())
        .isTrue();
    assertThat(duties().givesRole(CLEO, "customer", "eve", Role.STEWARD).allowed()).isFalse();
    assertThat(duties().givesRole(GIL, "customer", "eve", Role.STEWARD).allowed()).isTrue();
    assertThat(duties().givesRole(GIL, "customer", "gil", Role.STEWARD).allowed()).isFalse();
    assertThat(duties().givesRole(WorkedMesh.EVE, "customer", "bo", Role.ANALYST).allowed())
        .isFalse();
  }

  @Test
  void letsThePlatformAppointAnOwnerWhereThereIsNone() {
    assertThat(duties().givesRole(OPERATOR, "customer", "eve", Role.ANALYST).allowed()).isFalse();
    assertThat(duties().givesRole(OPERATOR, "loyalty", "eve", Role.PRODUCT_OWNER).allowed())
        .isTrue();
    assertThat(duties().givesRole(PAT, "loyalty", "eve", Role.PRODUCT_OWNER).allowed()).isFalse();
  }

  @Test
  void letsLeadsAppointOthersOnly() {
    assertThat(duties().givesMeshRole(GIL, "bo").allowed()).isTrue();
    assertThat(duties().givesMeshRole(GIL, "gil").allowed()).isFalse();
    assertThat(duties().givesMeshRole(GIL, "service:bot").allowed()).isFalse();
    assertThat(duties().givesMeshRole(CLEO, "bo").allowed()).isFalse();
  }

  private Decision decides(Principal who, String consumer) {
    return duties().decides(who, Action.DECIDE_ACCESS, request(consumer, Sensitivity.ORDINARY));
  }

  private static Request request(String consumer, Sensitivity sensitivity) {
    return new Request("customer", "cy", consumer(consumer), sensitivity, Map.of(), List.of());
  }

  private static Consumer consumer(String text) {
    String name = text.substring(text.indexOf(':') + 1);
    return switch (text.substring(0, text.indexOf(':'))) {
      case "person" -> new Consumer.OfPerson(name);
      case "team" -> new Consumer.OfTeam(name);
      case "service" -> new Consumer.OfService(name);
      default -> new Consumer.OfProduct(ProductId.of(name));
    };
  }

  @Test
  void letsSomebodyAgreeWhomARuleNames() {
    var route = new Duties.Route("mesh/a", Set.of(Role.STEWARD), List.of("gil"), Optional.empty());
    var request =
        new Request(
            "customer",
            "cy",
            consumer("person:cy"),
            Sensitivity.ORDINARY,
            Map.of(),
            List.of(route));
    assertThat(duties().missingRoutes(request)).containsExactly(route);
    assertThat(duties().waitsFor(request)).contains("gil");
    assertThat(duties().agrees(new Principal.OfPerson("gil"), route, request).allowed()).isTrue();
    assertThat(duties().agrees(new Principal.OfPerson("cleo"), route, request).allowed()).isFalse();
    assertThat(duties().concerns(new Principal.OfPerson("gil"), request)).isTrue();
    assertThat(duties().refuses(new Principal.OfPerson("gil"), request).allowed()).isTrue();
  }

  @Test
  void letsNobodyAgreeForThemselvesOrTwice() {
    var route = new Duties.Route("mesh/a", Set.of(), List.of("gil", "cleo"), Optional.empty());
    var own =
        new Request(
            "customer",
            "gil",
            consumer("person:gil"),
            Sensitivity.ORDINARY,
            Map.of(),
            List.of(route));
    assertThat(duties().agrees(new Principal.OfPerson("gil"), route, own).allowed()).isFalse();
    var half =
        new Request(
            "customer",
            "cy",
            consumer("person:cy"),
            Sensitivity.ORDINARY,
            Map.of(Action.DECIDE_ACCESS, "cleo"),
            List.of(route));
    assertThat(duties().agrees(new Principal.OfPerson("cleo"), route, half).allowed()).isFalse();
    var agreed =
        new Request(
            "customer",
            "cy",
            consumer("person:cy"),
            Sensitivity.ORDINARY,
            Map.of(),
            List.of(new Duties.Route("mesh/a", Set.of(), List.of("cleo"), Optional.of("cleo"))));
    assertThat(
            duties()
                .decides(new Principal.OfPerson("cleo"), Action.DECIDE_ACCESS, agreed)
                .allowed())
        .isFalse();
  }
}
