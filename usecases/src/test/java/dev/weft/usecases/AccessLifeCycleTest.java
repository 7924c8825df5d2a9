package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.DecideAccessRequest;
import dev.weft.usecases.access.RenewAgreement;
import dev.weft.usecases.access.RenewAgreement.Renewal;
import dev.weft.usecases.access.RequestAccess;
import dev.weft.usecases.notice.Inbox;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.WriteNotices;
import dev.weft.usecases.paging.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of an agreement on people's data, from cy's request to its renewal, by a clock that is
/// moved: cleo owns the members, bo is their steward.
class AccessLifeCycleTest {

  private static final Caller CY = TestMesh.as("cy");
  private static final Caller CLEO = TestMesh.as("cleo");
  private static final Caller BO = TestMesh.as("bo");
  private static final String AGREEMENT = "cy_reads_members_1";
  private static final String NAME = "customer/" + AGREEMENT;
  private static final String COUNT = "select count(*) as n from customer.members.members";
  private static final PageRequest ALL = new PageRequest("", 100);

  @TempDir private Path root;
  private TestMesh mesh;
  private RequestAccess requests;
  private DecideAccessRequest decisions;
  private Agreements agreements;
  private RenewAgreement renewals;

  @BeforeEach
  void apply() {
    mesh = MemberMesh.applied(root);
    mesh.edit("customer/domain.yaml", "who: sue", "who: bo")
        .with(
            "people.yaml",
            """
            apiVersion: weft/v1
            kind: Person
            name: mailer
            type: service
            owners: [cy, bo]
            """);
    mesh.apply(MemberMesh.LEAD);
    mesh.apply(TestMesh.OPERATOR);
    mesh.run(CLEO, "customer/members");
    requests = new RequestAccess(mesh.catalog, mesh.mesh);
    decisions = new DecideAccessRequest(mesh.catalog, mesh.mesh);
    agreements = new Agreements(mesh.catalog, mesh.mesh);
    renewals = new RenewAgreement(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void goesFromTheRequestToUseExpiryAndRenewal() {
    assertThat(code(() -> mesh.query(CY, COUNT))).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    long asked = ask(CY, Optional.empty(), day(20)).number();
    assertThat(told(CLEO))
        .contains("Request 1 (person:cy on customer/members@1) waits for bo, cleo.");
    assertThat(told(BO))
        .contains("Request 1 (person:cy on customer/members@1) waits for bo, cleo.");
    assertThat(decisions.approve(CLEO, asked).state()).isEqualTo("open");
    assertThat(code(() -> mesh.query(CY, COUNT))).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    assertThat(decisions.approve(BO, asked).agreement()).isEqualTo(AGREEMENT);
    assertThat(told(CY))
        .containsExactly(
            "Request 1 (person:cy on customer/members@1) is approved: agreement "
                + AGREEMENT
                + ".");
    assertThat(mesh.query(CY, COUNT)).isEqualTo("n\n46\n");

    mesh.clock.move(Duration.ofDays(15));
    String until = agreement().until();
    assertThat(told(CY))
        .first()
        .isEqualTo(
            "Agreement " + NAME + " (person:cy on customer/members@1) ends on " + until + ".");
    assertThat(mesh.query(CY, COUNT)).isEqualTo("n\n46\n");

    mesh.clock.move(Duration.ofDays(6));
    assertThat(agreement().state()).isEqualTo("expired");
    assertThat(code(() -> mesh.query(CY, COUNT))).isEqualTo(ErrorCode.ACCESS_EXPIRED);
    assertThat(told(CY)).first().asString().contains(" ended on " + until);

    String later = day(90);
    AccessRequestView renewal =
        renewals.renew(CY, new Renewal("customer", AGREEMENT, later, "The study goes on."));
    assertThat(renewal.waitsFor()).containsExactly("bo", "cleo");
    assertThat(renewal.columns()).isEqualTo(agreement().columns());
    assertThat(code(() -> mesh.query(CY, COUNT))).isEqualTo(ErrorCode.ACCESS_EXPIRED);
    decisions.approve(BO, renewal.number());
    assertThat(decisions.approve(CLEO, renewal.number()).agreement()).isEqualTo(AGREEMENT);

    assertThat(agreement().state()).isEqualTo("active");
    assertThat(agreement().until()).isEqualTo(later);
    assertThat(agreement().version()).isEqualTo(2);
    assertThat(mesh.query(CY, COUNT)).isEqualTo("n\n46\n");
    mesh.clock.move(Duration.ofDays(91));
    assertThat(code(() -> mesh.query(CY, COUNT))).isEqualTo(ErrorCode.ACCESS_EXPIRED);
  }

  @Test
  void letsNobodyDecideForThemselves() {
    long own = ask(CLEO, Optional.empty(), day(20)).number();
    assertThat(code(() -> decisions.approve(CLEO, own))).isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
    assertThat(code(() -> decisions.reject(CLEO, own, "no")))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
  }

  @Test
  void asksForAServiceAccountWhoseOwnersDoNotDecide() {
    AccessRequestView asked = ask(CY, Optional.of("service:mailer"), day(20));
    assertThat(asked.consumer()).isEqualTo("service:mailer");
    decisions.approve(CLEO, asked.number());
    assertThat(code(() -> decisions.approve(BO, asked.number())))
        .isEqualTo(ErrorCode.ACCESS_OWN_DECISION);
    assertThat(code(() -> ask(CLEO, Optional.of("service:mailer"), day(20))))
        .isEqualTo(ErrorCode.ACCESS_TERMS);
    assertThat(code(() -> ask(CY, Optional.of("service:nobody"), day(20))))
        .isEqualTo(ErrorCode.ACCESS_TERMS);
  }

  @Test
  void renewsOnlyWhatIsOnesOwnAndHasALaterDay() {
    long asked = ask(CY, Optional.empty(), day(20)).number();
    decisions.approve(CLEO, asked);
    decisions.approve(BO, asked);

    assertThat(refusal(CLEO, day(30))).contains("which is not yours to renew");
    assertThat(code(() -> renew(TestMesh.as("stranger"), day(30))))
        .isEqualTo(ErrorCode.ACCESS_AGREEMENT_NOT_FOUND);
    assertThat(refusal(CY, day(20))).contains("holds until " + day(20));
    assertThat(refusal(CY, day(-1))).contains("cannot be asked for");
    long open = renew(CY, day(30)).number();
    assertThat(refusal(CY, day(40))).contains("Request " + open, "is still open");
    decisions.withdraw(CY, open);
    agreements.revoke(CLEO, "customer", AGREEMENT);
    assertThat(refusal(CY, day(40))).contains("was revoked");
  }

  @Test
  void renewsNothingThatWasRevokedMeanwhile() {
    long asked = ask(CY, Optional.empty(), day(20)).number();
    decisions.approve(CLEO, asked);
    decisions.approve(BO, asked);
    long open = renew(CY, day(30)).number();
    agreements.revoke(CLEO, "customer", AGREEMENT);

    assertThat(code(() -> decisions.approve(BO, open))).isEqualTo(ErrorCode.ACCESS_REQUEST_DECIDED);
    assertThat(agreement().state()).isEqualTo("revoked");
  }

  private AccessRequestView renew(Caller who, String until) {
    return renewals.renew(who, new Renewal("customer", AGREEMENT, until, "So."));
  }

  private String refusal(Caller who, String until) {
    WeftException thrown = catchThrowableOfType(WeftException.class, () -> renew(who, until));
    assertThat(thrown.code()).isEqualTo(ErrorCode.ACCESS_TERMS);
    return thrown.sentence() + " " + thrown.remedy();
  }

  private AgreementView agreement() {
    return agreements.show(CY, "customer", AGREEMENT);
  }

  private List<String> told(Caller who) {
    new WriteNotices(mesh.catalog, mesh.mesh).write();
    return new Inbox(mesh.catalog, mesh.mesh)
        .unread(who, ALL).items().stream().map(NoticeView::sentence).toList();
  }

  private String day(int later) {
    return LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC).plusDays(later).toString();
  }

  private AccessRequestView ask(Caller who, Optional<String> consumer, String until) {
    return requests.ask(
        who,
        new AccessAsk(
            ProductId.of("customer/members"),
            Optional.empty(),
            Optional.empty(),
            consumer,
            List.of("exploration"),
            Map.of("members", List.of("tier", "birth_date")),
            Map.of(),
            Optional.of(until),
            "guarded",
            "A study."));
  }

  private static ErrorCode code(Runnable work) {
    return catchThrowableOfType(WeftException.class, work::run).code();
  }
}
