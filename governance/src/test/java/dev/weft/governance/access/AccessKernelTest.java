package dev.weft.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessKernelTest {

  private static final List<LabelFamily> FAMILIES =
      List.of(
          new LabelFamily("confidentiality", List.of("public", "internal"), "internal"),
          new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none"));
  private static final ProductId DEPARTURES = ProductId.of("operations/departures");
  private static final Principal ADA = new Principal.OfPerson("ada");
  private static final Principal CY = new Principal.OfPerson("cy");
  private static final Principal SAM = new Principal.OfPerson("sam");

  @Test
  void letsAMemberWhoseRoleReadsReadAPort() {
    assertThat(kernel().read(CY, flights("none"))).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void keepsInternalTablesFromAnalysts() {
    assertThat(refusal(kernel().read(CY, internal()))).isEqualTo(ErrorCode.ACCESS_INTERNAL);
    assertThat(kernel().read(ADA, internal())).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void tellsAStrangerWhomToAsk() {
    var decision = kernel().read(SAM, flights("none"));
    assertThat(decision)
        .isEqualTo(
            new Decision.Deny(
                ErrorCode.ACCESS_NO_GRANT,
                "sam has no grant on operations.departures.flights",
                "Ask its owner (ada) for a role in the domain or an agreement."));
  }

  @Test
  void showsTheOperatorNoData() {
    assertThat(refusal(kernel().read(new Principal.Operator(), flights("none"))))
        .isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"STEWARD", "PLATFORM_ENGINEER", "GOVERNANCE_LEAD"})
  void readsNothingThroughARoleThatOnlyGoverns(Role role) {
    var facts = facts(List.of(new Member("bo", Set.of(role), List.of())), List.of());
    var decision = new AccessKernel(facts).read(new Principal.OfPerson("bo"), flights("none"));
    assertThat(decision.allowed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Personal.class)
  void refusesATableWithAPersonalColumn(Personal personal) {
    assertThat(refusal(kernel().read(ADA, flights(personal.label))))
        .isEqualTo(ErrorCode.ACCESS_PERSONAL);
  }

  @Test
  void refusesATableWithAColumnThatNobodyLabelled() {
    var table =
        new ReadTable(DEPARTURES, 1, "flights", "flights", Map.of("delay", new TreeMap<>()));
    assertThat(refusal(kernel().read(ADA, table))).isEqualTo(ErrorCode.ACCESS_PERSONAL);
  }

  @Test
  void letsAProductReadOriginalsInItsOwnDomain() {
    var punctuality = new Principal.OfProduct(ProductId.of("operations/punctuality"));
    assertThat(kernel().read(punctuality, flights("sensitive"))).isInstanceOf(Decision.Allow.class);
  }

  @Test
  void letsAProductReadElsewhereOnlyUnderAnAgreementAndItsColumns() {
    var exposure = new Principal.OfProduct(ProductId.of("safety/exposure"));
    assertThat(refusal(kernel().read(exposure, flights("none"))))
        .isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    var agreed = kernel(agreement(Map.of("flights", List.of("delay"))));
    assertThat(agreed.read(exposure, flights("none")))
        .isEqualTo(new Decision.Allow(Set.of("delay"), List.of("agreement exposure_reads")));
    assertThat(refusal(agreed.read(exposure, flights("personal"))))
        .isEqualTo(ErrorCode.ACCESS_PERSONAL);
    assertThat(refusal(agreed.read(exposure, internal()))).isEqualTo(ErrorCode.ACCESS_INTERNAL);
  }

  @Test
  void letsOnlyOwnersAndEngineersBuild() {
    assertThat(kernel().inDomain(ADA, Action.BUILD, "operations").allowed()).isTrue();
    assertThat(kernel().inDomain(CY, Action.BUILD, "operations").allowed()).isFalse();
    assertThat(kernel().inDomain(ADA, Action.BUILD, "safety").allowed()).isFalse();
    assertThat(kernel().onMesh(new Principal.Operator(), Action.PLATFORM).allowed()).isTrue();
  }

  @Test
  void ignoresARoleOfTheMeshThatADomainGivesAway() {
    var facts =
        facts(List.of(new Member("eve", Set.of(Role.GOVERNANCE_LEAD), List.of())), List.of());
    var decision =
        new AccessKernel(facts)
            .inDomain(new Principal.OfPerson("eve"), Action.LOCAL_POLICY, "operations");
    assertThat(decision.allowed()).isFalse();
  }

  /// Labels at or above the bar.
  enum Personal {
    PERSONAL("personal"),
    SENSITIVE("sensitive"),
    UNKNOWN("misspelt");

    private final String label;

    Personal(String label) {
      this.label = label;
    }
  }

  private static ErrorCode refusal(Decision decision) {
    return switch (decision) {
      case Decision.Deny deny -> deny.code();
      case Decision.Allow allow -> throw new AssertionError("allowed: " + allow);
    };
  }

  private static ReadTable flights(String privacy) {
    return new ReadTable(
        DEPARTURES,
        1,
        "flights",
        "flights",
        Map.of("delay", labels(privacy), "origin", labels("none")));
  }

  private static ReadTable internal() {
    return new ReadTable(DEPARTURES, 1, "raw_flights", "", Map.of("delay", labels("none")));
  }

  private static SortedMap<String, String> labels(String privacy) {
    return new TreeMap<>(Map.of("confidentiality", "public", "privacy", privacy));
  }

  private static AccessKernel kernel(Agreement... agreements) {
    return new AccessKernel(
        facts(
            List.of(
                new Member("ada", Set.of(Role.PRODUCT_OWNER, Role.DATA_ENGINEER), List.of()),
                new Member("cy", Set.of(Role.ANALYST), List.of())),
            List.of(agreements)));
  }

  private static Facts facts(List<Member> operations, List<Agreement> agreements) {
    return new Facts(List.of(), Map.of("operations", operations), agreements, FAMILIES);
  }

  private static Agreement agreement(Map<String, List<String>> columns) {
    return new Agreement(
        "exposure_reads",
        DEPARTURES,
        1,
        Optional.empty(),
        new Agreement.Consumer.OfProduct(ProductId.of("safety/exposure")),
        List.of("exploration"),
        columns,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new Agreement.Onward.Guarded(),
        "test",
        false);
  }
}
